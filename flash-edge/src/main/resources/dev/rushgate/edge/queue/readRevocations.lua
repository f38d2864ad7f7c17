-- Reads the head, and of the list what is numbered above a number, the lowest first.
-- KEYS: list head
-- ARGV: after, max
-- Returns: MISSING (no list: nothing may be concluded) | OK life number size {element, number, ...}
--   where number is the head and size that of the whole list; fewer than max elements are all
-- Keeps: writes nothing; head and elements are of one instant.
local LIST, HEAD = KEYS[1], KEYS[2]
-- include: numbers

local life, number = unpack(redis.call('HMGET', HEAD, 'life', 'number'))
if not life or not number then
  return {'MISSING'}
end
local elements =
  redis.call('ZRANGEBYSCORE', LIST, '(' .. ARGV[1], '+inf', 'WITHSCORES', 'LIMIT', 0, ARGV[2])
return {'OK', life, number, text(redis.call('ZCARD', LIST)), elements}
