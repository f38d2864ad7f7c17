-- For each admission the member's hold when it is exactly that admission (epoch.no), else false.
local function holdsOf(ids, members)
  local found = {}
  for first = 1, #members, CHUNK do
    local last = math.min(first + CHUNK - 1, #members)
    local holds = redis.call('HMGET', KEYS[5], unpack(members, first, last))
    for i, hold in ipairs(holds) do
      local id = ids[first + i - 1]
      found[first + i - 1] = hold and string.sub(hold, 1, #id + 1) == id .. '|' and hold
    end
  end
  return found
end

-- What a unit is in `leased` or `sent`.
local function elementOf(hold, member)
  local no, seq = string.match(hold, '^%d+%.(%d+)|(.*)$')
  return no .. '|' .. member .. '|' .. seq
end

-- Takes units out of `leased` and `sent`. One that was still leased counts as admitted here:
-- whoever speaks of its outcome has seen its record in Kafka.
local function endDeliveries(elements)
  if #elements == 0 then
    return
  end
  local leased, seen = {}, {}
  for first = 1, #elements, CHUNK do
    local last = math.min(first + CHUNK - 1, #elements)
    for i, expiry in ipairs(redis.call('ZMSCORE', KEYS[3], unpack(elements, first, last))) do
      local element = elements[first + i - 1]
      if expiry and not seen[element] then
        seen[element] = true
        leased[#leased + 1] = element
      end
    end
  end
  if #leased > 0 then
    redis.call('HINCRBY', KEYS[1], 'admitted', #leased)
    inChunks('ZREM', KEYS[3], leased)
  end
  inChunks('ZREM', KEYS[4], elements)
end
