-- A drainer that ends hands its leases to the next one, at once.
-- KEYS: spec queue leased sent admitted results
-- ARGV: epoch, no|member|seq, ...
-- Returns: UNKNOWN | STALE (not armed, or another epoch: nothing changed) | OK count of those that
--   were leased
-- Keeps: what is leased stays leased; only its expiry becomes now.
local SPEC, LEASED = KEYS[1], KEYS[3]
-- include: numbers
-- include: clock
-- include: spec
-- include: armed

local spec = readSpec(SPEC)
local answer = unarmed(spec)
if answer then
  return answer[1] == 'UNKNOWN' and answer or {'STALE'}
end
if spec.epoch ~= tonumber(ARGV[1]) then
  return {'STALE'}
end
local now, count = text(nowMs()), 0
for i = 2, #ARGV do
  if redis.call('ZSCORE', LEASED, ARGV[i]) then
    redis.call('ZADD', LEASED, 'XX', now, ARGV[i])
    count = count + 1
  end
end
return {'OK', text(count)}
