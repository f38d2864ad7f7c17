-- Adds what was revoked since the head, in the order of the numbers.
-- KEYS: list ends head
-- ARGV: life, after, upTo, then for each revocation numbered above `after`, up to `upTo`: number,
--   kind, beforeMs, expiresMs ('' for what does not apply), subject
-- Returns: COPIED number (the head now) | CHANGED (there is no list, one of another life, or its
--   head is below `after`: look again)
-- Keeps: the list is whole up to the head, the head of one life never goes back, so any number of
--   publishers may copy. One element per blocked member: a BLOCK takes the place of an UNBLOCK and
--   the other way round; the UNBLOCK ends at once, yet stays until it is trimmed. The first write
--   is one that a full Redis refuses.
local LIST, ENDS, HEAD = KEYS[1], KEYS[2], KEYS[3]
-- include: numbers
-- include: clock

local life, number = unpack(redis.call('HMGET', HEAD, 'life', 'number'))
local head = tonumber(number or '')
if not head or life ~= ARGV[1] or head < tonumber(ARGV[2]) then
  return {'CHANGED'}
end
if tonumber(ARGV[3]) <= head then
  return {'COPIED', text(head)}
end
redis.call('HSET', HEAD, 'number', ARGV[3])

local OPPOSITE = {BLOCK = 'UNBLOCK|||', UNBLOCK = 'BLOCK|||'}
local now = text(nowMs())
for i = 4, #ARGV, 5 do
  local kind, before, expires, subject = unpack(ARGV, i + 1, i + 4)
  if tonumber(ARGV[i]) > head then
    local element = table.concat({kind, before, expires, subject}, '|')
    local ends = kind == 'UNBLOCK' and now or expires
    if OPPOSITE[kind] then
      redis.call('ZREM', LIST, OPPOSITE[kind] .. subject)
      redis.call('ZREM', ENDS, OPPOSITE[kind] .. subject)
    end
    redis.call('ZADD', LIST, ARGV[i], element)
    if ends ~= '' then
      redis.call('ZADD', ENDS, ends, element)
    end
  end
end
return {'COPIED', ARGV[3]}
