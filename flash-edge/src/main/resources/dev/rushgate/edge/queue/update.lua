-- Publishes a changed spec into an armed drop.
-- KEYS: spec queue leased sent admitted results
-- ARGV: channel, drop, epoch, version, target, then name, value of each field
-- Returns: UNKNOWN | NOT_ARMED reason | IGNORED reason version capacity (reason EPOCH: another
--   life of the data; VERSION: this one or a newer one was applied) | UPDATED capacity remaining
-- Keeps: capacity = remaining + units in hands. A raise adds to both; a lowering takes what is
--   free at once and the rest as units come back. What is open does not open again, what is closed
--   does not revive; final is judged anew.
local SPEC = KEYS[1]
-- include: numbers
-- include: clock
-- include: spec
-- include: armed
-- include: latches
-- include: announce

local version, target = tonumber(ARGV[4]), tonumber(ARGV[5])
local spec = readSpec(SPEC)
local answer = unarmed(spec)
if answer then
  return answer
end
if spec.epoch ~= tonumber(ARGV[3]) then
  return {'IGNORED', 'EPOCH', text(spec.version), text(spec.capacity)}
elseif version <= spec.version then
  return {'IGNORED', 'VERSION', text(spec.version), text(spec.capacity)}
end
latch(SPEC, spec, nowMs())
local kept = {}
if spec.opened == 1 then
  kept.opensAt, kept.lobbyOpensAt = true, true
end
if isClosed(spec) then
  kept.closesAt, kept.state = true, true
end
local change = target - spec.capacity
if change < 0 then
  change = -math.min(-change, spec.remaining)
end
spec.capacity, spec.remaining = spec.capacity + change, spec.remaining + change
local fields = {
  'version', text(version), 'target', text(target), 'capacity', text(spec.capacity),
  'remaining', text(spec.remaining), 'final', '0'
}
for i = 6, #ARGV, 2 do
  if not kept[ARGV[i]] then
    fields[#fields + 1], fields[#fields + 2] = ARGV[i], ARGV[i + 1]
    if ARGV[i] == 'state' and ARGV[i + 1] == 'CLOSED' then
      fields[#fields + 1], fields[#fields + 2] = 'closed', '1'
    end
  end
end
redis.call('HSET', SPEC, unpack(fields))
announce({dropLine()})
return {'UPDATED', text(spec.capacity), text(spec.remaining)}
