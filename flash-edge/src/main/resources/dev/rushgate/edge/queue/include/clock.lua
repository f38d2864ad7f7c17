-- Redis' clock in ms since 1970: the only clock that opens and closes drops.
local function nowMs()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end
