-- Reads all there is to know of a drop, but its members.
-- KEYS: spec queue leased sent admitted results lost
-- ARGV: none
-- Returns: UNKNOWN now | OK armed now {name, value, ...} waiting leased sent held lost, where armed
--   is ARMED, UNPUBLISHED (only a fence), FENCED or RESTARTED
-- Keeps: writes nothing.
local SPEC = KEYS[1]
-- include: numbers
-- include: clock
-- include: spec
-- include: armed

local now = text(nowMs())
local answer = unarmed(readSpec(SPEC))
if answer and answer[1] == 'UNKNOWN' then
  return {'UNKNOWN', now}
end
return {
  'OK', answer and answer[2] or 'ARMED', now, redis.call('HGETALL', SPEC),
  redis.call('ZCARD', KEYS[2]), redis.call('ZCARD', KEYS[3]), redis.call('ZCARD', KEYS[4]),
  redis.call('HLEN', KEYS[5]), redis.call('SCARD', KEYS[7])
}
