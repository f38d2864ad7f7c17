-- For wrk: gives each request the headers of the feed's next line, begins anew at its end, and
-- writes what wrk saw as the JSON of a LoadResult.
-- Arguments: method, path, feed (one line per request, headers separated by tabs), file to write.

local FEED_BUFFER_BYTES = 1048576
local PERCENTILES = {
  10, 25, 50, 60, 70, 75, 80, 85, 90, 92.5, 95, 97, 98, 99, 99.5, 99.9, 99.95, 99.99
}

local feed, head, tail
local looked_at = false

-- In the state of wrk itself, which runs setup and done; everything else runs in its one thread's.
function setup(thread)
  worker = thread
end

function init(args)
  local method, path = args[1], args[2]
  feed = assert(io.open(args[3], "rb"))
  feed:setvbuf("full", FEED_BUFFER_BYTES)
  head = method .. " " .. path .. " HTTP/1.1\r\nHost: 127.0.0.1:" .. wrk.port .. "\r\n"
  tail = (method == "GET" and "" or "\r\nContent-Length: 0") .. "\r\n\r\n"
  out = args[4]
  cpu_before = os.clock()
end

-- Line by line through a buffer: a feed held as one string would make the collector the bottleneck.
local function next_line()
  local line = feed:read("*l")
  if not line then
    feed:seek("set", 0)
    line = assert(feed:read("*l"), "an empty feed")
  end
  if string.find(line, "\t", 1, true) then
    line = string.gsub(line, "\t", "\r\n")
  end
  return line
end

function request()
  -- wrk asks once before the load to see whether requests are well formed; that one is not sent.
  if not looked_at then
    looked_at = true
    return head .. "X-Looked-At: 1" .. tail
  end
  return head .. next_line() .. tail
end

local function milliseconds(summary, latency)
  if summary.requests == 0 then
    return ""
  end
  local points = { string.format('"0":%.3f', latency.min / 1000) }
  for _, percentile in ipairs(PERCENTILES) do
    local ms = latency:percentile(percentile) / 1000
    points[#points + 1] = string.format('"%s":%.3f', percentile, ms)
  end
  points[#points + 1] = string.format('"100":%.3f', latency.max / 1000)
  return table.concat(points, ",")
end

function done(summary, latency, requests)
  local cpu_seconds = os.clock() - worker:get("cpu_before")
  local seconds = summary.duration / 1000000
  local errors = summary.errors
  local file = assert(io.open(worker:get("out"), "w"))
  file:write(string.format('{"seconds":%.6f,"generatorCpu":%.4f,', seconds, cpu_seconds / seconds))
  file:write(string.format('"answers":%d,"others":%d,', summary.requests, errors.status))
  file:write(string.format('"socketErrors":%d,', errors.connect + errors.read + errors.write))
  file:write(string.format('"timeouts":%d,"missed":0,', errors.timeout))
  file:write('"msByPercentile":{' .. milliseconds(summary, latency) .. "}}\n")
  assert(file:close())
end
