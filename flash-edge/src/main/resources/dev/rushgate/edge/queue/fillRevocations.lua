-- Puts a whole list in the place of the one that is there, or is missing, under a new life.
-- KEYS: list ends head, then what the caller wrote before: the new list and its ends
-- ARGV: life and number of the head that the caller saw ('' when there was none), the new number,
--   sizes of the new list and of its ends
-- Returns: FILLED life | CHANGED (the head is another by now: look again) | INCOMPLETE (a list has
--   not the size said: begin anew)
-- Keeps: the list is whole up to the head; who saw another life reads it from its beginning.
--   Whatever the answer, the new list is gone from where it was written. The first write is one
--   that a full Redis refuses.
local LIST, ENDS, HEAD, NEW_LIST, NEW_ENDS = unpack(KEYS, 1, 5)

local function give(word)
  redis.call('DEL', NEW_LIST, NEW_ENDS)
  return {word}
end

local life, number = unpack(redis.call('HMGET', HEAD, 'life', 'number'))
if not life or not number then
  life, number = '', ''
end
if life ~= ARGV[1] or number ~= ARGV[2] then
  return give('CHANGED')
end
local size, ends = redis.call('ZCARD', NEW_LIST), redis.call('ZCARD', NEW_ENDS)
if size ~= tonumber(ARGV[4]) or ends ~= tonumber(ARGV[5]) then
  return give('INCOMPLETE')
end
local fresh = table.concat(redis.call('TIME'), '.')
redis.call('HSET', HEAD, 'life', fresh, 'number', ARGV[3])
redis.call('UNLINK', LIST, ENDS)
if size > 0 then
  redis.call('PERSIST', NEW_LIST)
  redis.call('RENAME', NEW_LIST, LIST)
end
if ends > 0 then
  redis.call('PERSIST', NEW_ENDS)
  redis.call('RENAME', NEW_ENDS, ENDS)
end
return {'FILLED', fresh}
