-- Begins a rebuild: from here on nothing is popped, acknowledged or released until the restore of
-- the same number. Runs on an empty Redis too.
-- KEYS: spec queue leased sent admitted results
-- ARGV: n
-- Returns: OK {member, epoch.no|seq, ...} (all units in somebody's hands) | NEWER fence (this or a
--   later rebuild was here: give way)
-- Keeps: the fence only rises, and remembers the server process that saw it rise.
local SPEC, ADMITTED = KEYS[1], KEYS[5]
-- include: numbers
-- include: spec
-- include: armed

local spec = readSpec(SPEC)
local n = tonumber(ARGV[1])
if spec.fence and n <= spec.fence then
  return {'NEWER', text(spec.fence)}
end
redis.call('HSET', SPEC, 'fence', ARGV[1], 'fenceRunId', serverRunId())
return {'OK', redis.call('HGETALL', ADMITTED)}
