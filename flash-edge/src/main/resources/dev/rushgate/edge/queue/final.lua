-- Latches that every unit is paid, so that the waiting may be refused.
-- KEYS: spec queue leased sent admitted results
-- ARGV: channel, drop, epoch, no
-- Returns: UNKNOWN | NOT_ARMED reason | FINAL | NOT_FINAL reason (EPOCH, NO, REMAINING)
-- Keeps: final only of the state that the caller saw. It read `no` here first and then found
--   paid = capacity in MySQL; a unit that went round meanwhile has moved `no`.
local SPEC = KEYS[1]
-- include: spec
-- include: armed
-- include: announce

local spec = readSpec(SPEC)
local answer = unarmed(spec)
if answer then
  return answer
end
if spec.epoch ~= tonumber(ARGV[3]) then
  return {'NOT_FINAL', 'EPOCH'}
elseif spec.no ~= tonumber(ARGV[4]) then
  return {'NOT_FINAL', 'NO'}
elseif spec.remaining ~= 0 then
  return {'NOT_FINAL', 'REMAINING'}
end
if spec.final ~= 1 then
  redis.call('HSET', SPEC, 'final', '1')
  announce({dropLine()})
end
return {'FINAL'}
