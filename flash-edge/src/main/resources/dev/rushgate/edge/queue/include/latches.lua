-- The opening and the closing happen once: a clock that goes back undoes neither.
local function latch(key, spec, now)
  if spec.opened ~= 1 and spec.opensAt and now >= spec.opensAt then
    redis.call('HSET', key, 'opened', '1')
    spec.opened = 1
  end
  if spec.closed ~= 1 and spec.closesAt and now >= spec.closesAt then
    redis.call('HSET', key, 'closed', '1')
    spec.closed = 1
  end
end

local function isClosed(spec)
  return spec.closed == 1 or spec.state == 'CLOSED'
end
