-- Puts members into the queue, many in one call; decides nothing but the order.
-- KEYS: spec queue leased sent admitted results
-- ARGV: member, drawScore (negative whole number), member, drawScore, ...
-- Returns: UNKNOWN | NOT_ARMED reason (only while the drop was never published)
--   | OK figures {outcome, ...}, one outcome per member in the order given, a text with its words
--   apart by `|`: QUEUED seq epoch place | SAME entry... | CLOSED | PAUSED | NOT_OPEN opensAt now
--   | LOBBY_FULL | SOLD_OUT
-- Keeps: a member has one live entry; sequence numbers rise in the order of the calls; at most
--   remaining + waitlist wait in an open drop and lobbyMax in a lobby. Runs while not armed too:
--   it promises a place, never a unit. The first write is one that a full Redis refuses.
local SPEC, QUEUE, ADMITTED, RESULTS = KEYS[1], KEYS[2], KEYS[5], KEYS[6]
-- include: numbers
-- include: clock
-- include: spec
-- include: armed
-- include: latches
-- include: figures
-- include: entry
-- include: chunks

local spec = readSpec(SPEC)
local missing = unpublished(spec)
if missing then
  return missing
end
local now = nowMs()
latch(SPEC, spec, now)
local waiting = redis.call('ZCARD', QUEUE)

local function refusal()
  if isClosed(spec) then
    return 'CLOSED'
  elseif spec.state == 'PAUSED' then
    return 'PAUSED'
  elseif spec.opened == 1 then
    return waiting >= spec.remaining + spec.waitlist and 'SOLD_OUT' or nil
  elseif not spec.lobbyOpensAt or now < spec.lobbyOpensAt then
    return words('NOT_OPEN', text(spec.opensAt), text(now))
  end
  return waiting >= (spec.lobbyMax or 0) and 'LOBBY_FULL' or nil
end

local members = {}
for i = 1, #ARGV, 2 do
  members[#members + 1] = ARGV[i]
end
local holds = redis.call('HMGET', ADMITTED, unpack(members))
local scores = redis.call('ZMSCORE', QUEUE, unpack(members))
local outcomes, fresh, added, addedMembers = {}, {}, {}, {}
local epoch = '|' .. text(spec.epoch) .. '|'

local function add(member, draw)
  local seq, place = draw, ''
  if spec.opened == 1 then
    spec.seq = spec.seq + 1
    seq, place = text(spec.seq), text(spec.no + waiting)
  end
  waiting = waiting + 1
  added[#added + 1] = seq
  added[#added + 1] = member
  addedMembers[#addedMembers + 1] = member
  fresh[member] = 'QUEUED|' .. seq .. epoch .. place
  return fresh[member]
end

for i, member in ipairs(members) do
  if fresh[member] then
    outcomes[i] = 'SAME|' .. fresh[member]
  elseif holds[i] or scores[i] then
    outcomes[i] = 'SAME|' .. entryOf(spec, member, holds[i], scores[i])
  else
    outcomes[i] = refusal() or add(member, ARGV[2 * i])
  end
end
if #addedMembers > 0 then
  inChunks('ZADD', QUEUE, added)
  inChunks('HDEL', RESULTS, addedMembers)
  redis.call('HSET', SPEC, 'seq', text(spec.seq), 'entered', text(spec.entered + #addedMembers))
end
return {'OK', figures(spec, waiting, now), outcomes}
