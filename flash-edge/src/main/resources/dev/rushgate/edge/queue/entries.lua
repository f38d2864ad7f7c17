-- Reads the entries of many members.
-- KEYS: spec queue leased sent admitted results
-- ARGV: member, ...
-- Returns: UNKNOWN | NOT_ARMED reason (only while the drop was never published)
--   | OK figures {entry, ...}, one entry per member in the order given (forms: include `entry`)
-- Keeps: writes nothing. A place is told only once the opening is latched.
local SPEC, QUEUE, ADMITTED = KEYS[1], KEYS[2], KEYS[5]
-- include: numbers
-- include: clock
-- include: spec
-- include: armed
-- include: latches
-- include: figures
-- include: entry

local spec = readSpec(SPEC)
local missing = unpublished(spec)
if missing then
  return missing
end
local holds = redis.call('HMGET', ADMITTED, unpack(ARGV))
local scores = redis.call('ZMSCORE', QUEUE, unpack(ARGV))
local entries = {}
for i, member in ipairs(ARGV) do
  entries[i] = entryOf(spec, member, holds[i], scores[i])
end
return {'OK', figures(spec, redis.call('ZCARD', QUEUE), nowMs()), entries}
