-- Reads the fields of a drop that scripts decide by. Numbers come as numbers; a field that is
-- missing or empty is nil.
local SPEC_TEXTS = {'state', 'runId', 'fenceRunId'}
local SPEC_NUMBERS = {
  'epoch', 'fence', 'version', 'opensAt', 'closesAt', 'lobbyOpensAt', 'lobbyMax', 'waitlist',
  'admitPerSecond', 'capacity', 'target', 'remaining', 'seq', 'no', 'served', 'opened', 'closed',
  'final', 'tokens', 'tokensAt', 'entered', 'admitted', 'refused', 'left'
}

local function readSpec(key)
  local spec = {}
  local texts = redis.call('HMGET', key, unpack(SPEC_TEXTS))
  for i, name in ipairs(SPEC_TEXTS) do
    spec[name] = texts[i] or nil
  end
  local numbers = redis.call('HMGET', key, unpack(SPEC_NUMBERS))
  for i, name in ipairs(SPEC_NUMBERS) do
    spec[name] = tonumber(numbers[i] or '')
  end
  return spec
end
