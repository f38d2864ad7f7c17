-- A member gives up a waiting place.
-- KEYS: spec queue leased sent admitted results
-- ARGV: channel, drop, member
-- Returns: UNKNOWN | NOT_ARMED reason | LEFT | TOO_LATE (popped already: the order is to be
--   cancelled instead) | NONE (no live entry)
-- Keeps: entered = waiting + leased + admitted + refused + left. The first write is one that a
--   full Redis refuses.
local SPEC, QUEUE, ADMITTED, RESULTS = KEYS[1], KEYS[2], KEYS[5], KEYS[6]
-- include: spec
-- include: armed
-- include: announce

local member = ARGV[3]
local answer = unarmed(readSpec(SPEC))
if answer then
  return answer
end
if redis.call('ZSCORE', QUEUE, member) then
  redis.call('HSET', RESULTS, member, 'LEFT')
  redis.call('HINCRBY', SPEC, 'left', 1)
  redis.call('ZREM', QUEUE, member)
  announce({dropLine(), entryLine(member)})
  return {'LEFT'}
end
if redis.call('HEXISTS', ADMITTED, member) == 1 then
  return {'TOO_LATE'}
end
return {'NONE'}
