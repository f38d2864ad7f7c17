-- Hands out leases: first those whose lease ended (their drainer may be dead), then the head of
-- the queue while units, tokens and the drop's state allow.
-- KEYS: spec queue leased sent admitted results
-- ARGV: channel, drop, max, leaseMs
-- Returns: UNKNOWN | NOT_ARMED reason | OK epoch takenOver {no|member|seq, ...} figures; the
--   first `takenOver` elements are leases taken over, the rest was popped now, each in order of no
-- Keeps: remaining falls at the pop, so capacity = remaining + units in hands. A lease taken over
--   keeps its identity and never goes back to the queue: its record may be in Kafka. A lease
--   further away than leaseMs is taken over as well, as the clock went back. At most
--   admitPerSecond pops in a second, by a bucket of max(1, admitPerSecond / 20) tokens; a clock
--   that goes back adds none. The first write is one that a full Redis refuses.
local SPEC, QUEUE, LEASED, ADMITTED = KEYS[1], KEYS[2], KEYS[3], KEYS[5]
local TOKEN_BUCKETS_PER_SECOND = 20
-- include: numbers
-- include: clock
-- include: spec
-- include: armed
-- include: latches
-- include: figures
-- include: announce
-- include: chunks

local max, leaseMs = tonumber(ARGV[3]), tonumber(ARGV[4])
local spec = readSpec(SPEC)
local answer = unarmed(spec)
if answer then
  return answer
end
local now = nowMs()
local expiry = text(now + leaseMs)
latch(SPEC, spec, now)

local function numberOf(element)
  return tonumber(string.match(element, '^%d+'))
end

local function takeOver()
  local taken = redis.call('ZRANGEBYSCORE', LEASED, '-inf', text(now), 'LIMIT', 0, max)
  local ahead = redis.call('ZRANGEBYSCORE', LEASED, '(' .. expiry, '+inf', 'LIMIT', 0, max - #taken)
  for _, element in ipairs(ahead) do
    taken[#taken + 1] = element
  end
  table.sort(taken, function(a, b) return numberOf(a) < numberOf(b) end)
  local leases = {}
  for _, element in ipairs(taken) do
    leases[#leases + 1] = expiry
    leases[#leases + 1] = element
  end
  inChunks('ZADD', LEASED, leases)
  return taken
end

-- The tokens there are now, and whether the clock went back since they were counted.
local function tokensNow()
  local depth = math.max(1, spec.admitPerSecond / TOKEN_BUCKETS_PER_SECOND)
  local elapsed = now - (spec.tokensAt or now)
  local earned = math.max(0, elapsed) * spec.admitPerSecond / 1000
  return math.min(depth, (spec.tokens or depth) + earned), elapsed < 0
end

local function pop(count, tokens, elements)
  local first = spec.no
  spec.no, spec.remaining, spec.opened = spec.no + count, spec.remaining - count, 1
  redis.call('HSET', SPEC, 'no', text(spec.no), 'remaining', text(spec.remaining), 'opened', '1',
    'tokens', string.format('%.6f', tokens - count), 'tokensAt', text(now))
  local popped, leases, holds = redis.call('ZPOPMIN', QUEUE, count), {}, {}
  for i = 1, count do
    local member, seq = popped[2 * i - 1], text(tonumber(popped[2 * i]))
    local no = text(first + i)
    local element = no .. '|' .. member .. '|' .. seq
    elements[#elements + 1] = element
    leases[2 * i - 1], leases[2 * i] = expiry, element
    holds[2 * i - 1], holds[2 * i] = member, text(spec.epoch) .. '.' .. no .. '|' .. seq
  end
  spec.served = tonumber(popped[2 * count])
  inChunks('HSET', ADMITTED, holds)
  inChunks('ZADD', LEASED, leases)
  redis.call('HSET', SPEC, 'served', text(spec.served))
  announce({dropLine()})
end

local elements = takeOver()
local takenOver = #elements
local waiting = redis.call('ZCARD', QUEUE)
if spec.opened == 1 and not isClosed(spec) and spec.state == 'OPEN' then
  local tokens, wentBack = tokensNow()
  local count = math.min(max - takenOver, spec.remaining, waiting, math.floor(tokens))
  if count > 0 then
    pop(count, tokens, elements)
    waiting = waiting - count
  elseif wentBack then
    redis.call('HSET', SPEC, 'tokens', string.format('%.6f', tokens), 'tokensAt', text(now))
  end
end
return {'OK', text(spec.epoch), text(takenOver), elements, figures(spec, waiting, now)}
