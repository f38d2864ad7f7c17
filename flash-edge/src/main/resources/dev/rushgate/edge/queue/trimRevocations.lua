-- Forgets what ended long enough ago.
-- KEYS: list ends
-- ARGV: keptMs (for how long what ended is kept), max
-- Returns: TRIMMED count (max: there may be more)
-- Keeps: only what ended goes. It writes nothing but removals, which a full Redis allows.
local LIST, ENDS = KEYS[1], KEYS[2]
-- include: numbers
-- include: clock
-- include: chunks

local bound = text(nowMs() - tonumber(ARGV[1]))
local gone = redis.call('ZRANGEBYSCORE', ENDS, '-inf', bound, 'LIMIT', 0, ARGV[2])
inChunks('ZREM', LIST, gone)
inChunks('ZREM', ENDS, gone)
return {'TRIMMED', text(#gone)}
