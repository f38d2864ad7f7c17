-- One command for a long list of arguments, at most CHUNK of them at a time: Lua's stack bounds
-- `unpack` at about 8000. CHUNK is even, so pairs stay together.
local CHUNK = 1000

local function inChunks(command, key, arguments)
  for first = 1, #arguments, CHUNK do
    local last = math.min(first + CHUNK - 1, #arguments)
    redis.call(command, key, unpack(arguments, first, last))
  end
end
