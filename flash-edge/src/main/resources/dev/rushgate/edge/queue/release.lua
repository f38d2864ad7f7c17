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
-- include: chunks
-- include: holds

local spec = readSpec(SPEC)
local answer = unarmed(spec)
if answer then
  return answer
end

local ids, members = {}, {}
for i = 3, #ARGV, 3 do
  ids[#ids + 1] = ARGV[i]
  members[#members + 1] = ARGV[i + 1]
end

local outcomes, results, returned, ended, lines, gone = {}, {}, {}, {}, {}, {}
for n, hold in ipairs(holdsOf(ids, members)) do
  local member = members[n]
  local holds = hold and not gone[member]
  if holds then
    gone[member] = true
    results[#results + 1] = member
    results[#results + 1] = 'RETURNED|' .. ids[n] .. '|' .. ARGV[3 * n + 2]
    returned[#returned + 1] = member
    ended[#ended + 1] = elementOf(hold, member)
    lines[#lines + 1] = entryLine(member)
    if spec.capacity > spec.target then
      spec.capacity = spec.capacity - 1
    else
      spec.remaining = spec.remaining + 1
    end
  end
  outcomes[n] = holds and 'RETURNED' or 'NO_MATCH'
end
if #lines > 0 then
  inChunks('HSET', RESULTS, results)
  inChunks('HDEL', ADMITTED, returned)
  endDeliveries(ended)
  redis.call('HSET', SPEC, 'capacity', text(spec.capacity), 'remaining', text(spec.remaining),
    'final', '0')
  lines[#lines + 1] = dropLine()
  announce(lines)
end
return {'OK', outcomes}
