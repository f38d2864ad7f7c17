-- Ends a rebuild: makes Redis hold what MySQL's snapshot says, and arms the drop.
-- KEYS: spec queue leased sent admitted results, then what the caller wrote before under the
--   rebuild's number: live (hash member -> epoch.no|seq, the dead among them), dead (the same, of
--   dead letters only), requeue (zset member -> old seq), told (hash member -> result)
-- ARGV: channel, drop, n, version, capacity, target, highest seq in MySQL ('0' for none), opened
--   ('1' if MySQL has any admission), admitted counter, sizes of live, dead, requeue, told, then
--   name, value of each field
-- Returns: FENCED (the fence is not n, or was not set in this server process: begin anew)
--   | ALREADY (this restore was applied) | INCOMPLETE (a list has not the size said: begin anew)
--   | RESTORED waiting
-- Keeps: capacity = remaining + units in hands; nobody is both waiting and in hands; sequence
--   numbers go on above all that was ever given; the latches of the clock stay. Whatever the
--   answer, the lists are gone after it. The first write is one that a full Redis refuses.
local SPEC, QUEUE, LEASED, SENT, ADMITTED, RESULTS = unpack(KEYS, 1, 6)
local LIVE, DEAD, REQUEUE, TOLD = unpack(KEYS, 7, 10)
-- include: numbers
-- include: clock
-- include: spec
-- include: armed
-- include: announce
-- include: chunks

local _, _, n, version, capacity, target, highest, opened, admitted = unpack(ARGV, 1, 9)
local FIRST_FIELD = 14

local function give(word)
  redis.call('DEL', LIVE, DEAD, REQUEUE, TOLD)
  return {word}
end

local spec = readSpec(SPEC)
if spec.fence ~= tonumber(n) or spec.fenceRunId ~= serverRunId() then
  return give('FENCED')
elseif spec.epoch == tonumber(n) then
  return give('ALREADY')
end
local live = redis.call('HLEN', LIVE)
if live ~= tonumber(ARGV[10]) or redis.call('HLEN', DEAD) ~= tonumber(ARGV[11])
  or redis.call('ZCARD', REQUEUE) ~= tonumber(ARGV[12])
  or redis.call('HLEN', TOLD) ~= tonumber(ARGV[13]) then
  return give('INCOMPLETE')
end

local function highestIn(key)
  local last = redis.call('ZREVRANGE', key, 0, 0, 'WITHSCORES')
  return tonumber(last[2] or '0')
end

local function descriptiveFields()
  local fields = {}
  for i = FIRST_FIELD, #ARGV, 2 do
    fields[#fields + 1], fields[#fields + 2] = ARGV[i], ARGV[i + 1]
    if ARGV[i] == 'state' and ARGV[i + 1] == 'CLOSED' then
      fields[#fields + 1], fields[#fields + 2] = 'closed', '1'
    end
  end
  return fields
end

local function fillQueue()
  inChunks('ZREM', QUEUE, redis.call('HKEYS', LIVE))
  local requeue = redis.call('ZRANGE', REQUEUE, 0, -1, 'WITHSCORES')
  for i = 1, #requeue, 2 do
    redis.call('ZADD', QUEUE, 'NX', requeue[i + 1], requeue[i])
  end
end

local function fillSent()
  local now, dead, sent = text(nowMs()), redis.call('HGETALL', DEAD), {}
  for i = 1, #dead, 2 do
    local no, seq = string.match(dead[i + 1], '^%d+%.(%d+)|(.*)$')
    sent[i], sent[i + 1] = now, no .. '|' .. dead[i] .. '|' .. seq
  end
  inChunks('ZADD', SENT, sent)
end

local seq = math.max(spec.seq or 0, tonumber(highest), highestIn(QUEUE), highestIn(REQUEUE), 0)
inChunks('HSET', SPEC, descriptiveFields())
redis.call('HSET', SPEC, 'epoch', n, 'version', version, 'runId', serverRunId(),
  'capacity', capacity, 'target', target, 'remaining', text(tonumber(capacity) - live),
  'seq', text(seq), 'no', '0', 'served', '', 'final', '0')
if opened == '1' then
  redis.call('HSET', SPEC, 'opened', '1')
end
redis.call('DEL', LEASED, SENT, ADMITTED)
fillQueue()
fillSent()
inChunks('HSET', RESULTS, redis.call('HGETALL', TOLD))
if live > 0 then
  redis.call('PERSIST', LIVE) -- the caller's lists expire, and a new name would not change that
  redis.call('RENAME', LIVE, ADMITTED)
end
local waiting = redis.call('ZCARD', QUEUE)
local refused, left = spec.refused or 0, spec.left or 0
redis.call('HSET', SPEC, 'admitted', admitted, 'refused', text(refused), 'left', text(left),
  'entered', text(waiting + tonumber(admitted) + refused + left))
redis.call('DEL', LIVE, DEAD, REQUEUE, TOLD)
announce({dropLine()})
return {'RESTORED', text(waiting)}
