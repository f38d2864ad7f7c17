-- Kafka has the records of these leases: from here on the members are told ADMITTED.
-- KEYS: spec queue leased sent admitted results
-- ARGV: channel, drop, epoch, no|member|seq, ...
-- Returns: UNKNOWN | STALE (not armed, or another epoch: nothing changed) | OK count of those that
--   were leased; the others had been acknowledged or settled before
-- Keeps: leased and sent are disjoint. Nobody's ownership is checked: a late acknowledge after a
--   takeover is true, the record is in Kafka. The first write is one that a full Redis refuses.
local SPEC, LEASED, SENT = KEYS[1], KEYS[3], KEYS[4]
-- include: numbers
-- include: clock
-- include: spec
-- include: armed
-- include: announce
-- include: chunks

local spec = readSpec(SPEC)
local answer = unarmed(spec)
if answer then
  return answer[1] == 'UNKNOWN' and answer or {'STALE'}
end
if spec.epoch ~= tonumber(ARGV[3]) then
  return {'STALE'}
end
local elements = {unpack(ARGV, 4)}
local leases = redis.call('ZMSCORE', LEASED, unpack(elements))
local now, seen, sent, ended, lines = text(nowMs()), {}, {}, {}, {}
for i, element in ipairs(elements) do
  if leases[i] and not seen[element] then
    seen[element] = true
    sent[#sent + 1] = now
    sent[#sent + 1] = element
    ended[#ended + 1] = element
    lines[#lines + 1] = entryLine(string.match(element, '|(.*)|'))
  end
end
if #lines > 0 then
  inChunks('ZADD', SENT, sent)
  inChunks('ZREM', LEASED, ended)
  redis.call('HINCRBY', SPEC, 'admitted', #lines)
end
announce(lines)
return {'OK', text(#lines)}
