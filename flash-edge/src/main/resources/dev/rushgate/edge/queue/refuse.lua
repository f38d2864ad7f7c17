-- Refuses the head of the queue when nothing can come back for it; one batch per call.
-- KEYS: spec queue leased sent admitted results
-- ARGV: channel, drop, max, reason
-- Returns: UNKNOWN | NOT_ARMED reason | NOT_HOPELESS (nothing changed) | REFUSED count waiting
-- Keeps: nobody is refused while a unit may still come: the drop is closed, or `final` (all paid),
--   nothing remaining and nothing under way. The member's result becomes REFUSED|reason. The
--   first write is one that a full Redis refuses.
local SPEC, QUEUE, LEASED, SENT, RESULTS = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[6]
-- include: numbers
-- include: clock
-- include: spec
-- include: armed
-- include: latches
-- include: announce
-- include: chunks

local spec = readSpec(SPEC)
local answer = unarmed(spec)
if answer then
  return answer
end
latch(SPEC, spec, nowMs())
local underWay = redis.call('ZCARD', LEASED) + redis.call('ZCARD', SENT)
if not isClosed(spec) and not (spec.final == 1 and spec.remaining == 0 and underWay == 0) then
  return {'NOT_HOPELESS'}
end
local waiting = redis.call('ZCARD', QUEUE)
local count = math.min(tonumber(ARGV[3]), waiting)
if count > 0 then
  redis.call('HINCRBY', SPEC, 'refused', count)
  local popped, results, lines = redis.call('ZPOPMIN', QUEUE, count), {}, {dropLine()}
  for i = 1, #popped, 2 do
    results[i], results[i + 1] = popped[i], 'REFUSED|' .. ARGV[4]
    lines[#lines + 1] = entryLine(popped[i])
  end
  inChunks('HSET', RESULTS, results)
  announce(lines)
end
return {'REFUSED', text(count), text(waiting - count)}
