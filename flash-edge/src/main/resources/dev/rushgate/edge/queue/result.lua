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
-- include: holds

local answer = unarmed(readSpec(SPEC))
if answer then
  return answer
end

local function tell(id, member, hold, outcome, a, b, c)
  if outcome == 'SETTLED' then
    redis.call('HSET', RESULTS, member, table.concat({'SETTLED', id, a, b, c}, '|'))
  else
    redis.call('HSET', RESULTS, member, 'REFUSED|' .. a)
    redis.call('HDEL', ADMITTED, member)
  end
  endDelivery(hold, member)
end

local outcomes, lines = {}, {}
for i = 3, #ARGV, 6 do
  local id, member = ARGV[i], ARGV[i + 1]
  local hold = holdOf(id, member)
  if hold then
    tell(id, member, hold, unpack(ARGV, i + 2, i + 5))
    lines[#lines + 1] = entryLine(member)
  end
  outcomes[#outcomes + 1] = hold and 'TOLD' or 'NO_MATCH'
end
announce(lines)
return {'OK', outcomes}
