-- Units come back (not paid, cancelled, refunded): each goes to the next in line, or shrinks a
-- capacity that is being lowered.
-- KEYS: spec queue leased sent admitted results
-- ARGV: channel, drop, then epoch.no, member, reason for each unit
-- Returns: UNKNOWN | NOT_ARMED reason (wait, do not commit the offset) | OK {outcome, ...}, for
--   each unit RETURNED | NO_MATCH (applied before, or counted by a rebuild)
-- Keeps: a unit returns once, as its hold is consumed; capacity = remaining + units in hands. The
--   member's result becomes RETURNED|epoch.no|reason. The first write is one that a full Redis
--   refuses.
local SPEC, ADMITTED, RESULTS = KEYS[1], KEYS[5], KEYS[6]
-- include: numbers
-- include: spec
-- include: armed
-- include: announce
-- include: holds

local spec = readSpec(SPEC)
local answer = unarmed(spec)
if answer then
  return answer
end

local function returnUnit(id, member, reason, hold)
  redis.call('HSET', RESULTS, member, 'RETURNED|' .. id .. '|' .. reason)
  redis.call('HDEL', ADMITTED, member)
  endDelivery(hold, member)
  if spec.capacity > spec.target then
    spec.capacity = spec.capacity - 1
  else
    spec.remaining = spec.remaining + 1
  end
end

local outcomes, lines = {}, {}
for i = 3, #ARGV, 3 do
  local id, member, reason = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  local hold = holdOf(id, member)
  if hold then
    returnUnit(id, member, reason, hold)
    lines[#lines + 1] = entryLine(member)
  end
  outcomes[#outcomes + 1] = hold and 'RETURNED' or 'NO_MATCH'
end
if #lines > 0 then
  redis.call('HSET', SPEC, 'capacity', text(spec.capacity), 'remaining', text(spec.remaining),
    'final', '0')
  lines[#lines + 1] = dropLine()
  announce(lines)
end
return {'OK', outcomes}
