-- The settlers tell what MySQL made of admissions.
-- KEYS: spec queue leased sent admitted results
-- ARGV: channel, drop, then for each admission epoch.no, member, outcome, a, b, c where outcome is
--   SETTLED orderId couponId payBy ('' for what does not apply) or REFUSED reason '' ''
-- Returns: UNKNOWN | NOT_ARMED reason (drop it: the sweep or the rebuild tells) | OK {outcome,
--   ...}, for each admission TOLD | NO_MATCH (the unit is in other hands by now)
-- Keeps: a result is written only while this very admission holds the member's unit; it counts as
--   an acknowledge. The result becomes SETTLED|epoch.no|orderId|couponId|payBy or REFUSED|reason.
--   A refused unit is not given back: MySQL refused it because Redis counted wrongly, so a rebuild
--   follows. The first write is one that a full Redis refuses.
local SPEC, ADMITTED, RESULTS = KEYS[1], KEYS[5], KEYS[6]
-- include: spec
-- include: armed
-- include: announce
-- include: chunks
-- include: holds

local answer = unarmed(readSpec(SPEC))
if answer then
  return answer
end

local ids, members = {}, {}
for i = 3, #ARGV, 6 do
  ids[#ids + 1] = ARGV[i]
  members[#members + 1] = ARGV[i + 1]
end

local outcomes, told, refused, ended, lines, gone = {}, {}, {}, {}, {}, {}
for n, hold in ipairs(holdsOf(ids, members)) do
  local member = members[n]
  local holds = hold and not gone[member]
  if holds then
    local outcome, a, b, c = unpack(ARGV, 6 * n - 1, 6 * n + 2)
    told[#told + 1] = member
    if outcome == 'SETTLED' then
      told[#told + 1] = table.concat({'SETTLED', ids[n], a, b, c}, '|')
    else
      told[#told + 1] = 'REFUSED|' .. a
      refused[#refused + 1] = member
      gone[member] = true
    end
    ended[#ended + 1] = elementOf(hold, member)
    lines[#lines + 1] = entryLine(member)
  end
  outcomes[n] = holds and 'TOLD' or 'NO_MATCH'
end
inChunks('HSET', RESULTS, told)
inChunks('HDEL', ADMITTED, refused)
endDeliveries(ended)
announce(lines)
return {'OK', outcomes}
