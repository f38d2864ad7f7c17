-- Takes a unit's admission out of `leased` or `sent`. A hold that was still leased counts as
-- admitted here: whoever speaks of its outcome has seen its record in Kafka.
local function endDelivery(hold, member)
  local no, seq = string.match(hold, '^%d+%.(%d+)|(.*)$')
  local element = no .. '|' .. member .. '|' .. seq
  if redis.call('ZSCORE', KEYS[3], element) then
    redis.call('HINCRBY', KEYS[1], 'admitted', 1)
    redis.call('ZREM', KEYS[3], element)
  end
  redis.call('ZREM', KEYS[4], element)
end

-- The member's hold when it is exactly the admission `id` (epoch.no), else nil.
local function holdOf(id, member)
  local hold = redis.call('HGET', KEYS[5], member)
  if hold and string.sub(hold, 1, #id + 1) == id .. '|' then
    return hold
  end
  return nil
end
