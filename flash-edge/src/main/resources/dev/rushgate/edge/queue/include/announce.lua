-- One message per call on the channel ARGV[1]: a line `drop ID`, a line `entry ID member` for
-- each entry that changed. ARGV[2] is the drop's id.
local function dropLine()
  return 'drop ' .. ARGV[2]
end

local function entryLine(member)
  return 'entry ' .. ARGV[2] .. ' ' .. member
end

local function announce(lines)
  if #lines > 0 then
    redis.call('PUBLISH', ARGV[1], table.concat(lines, '\n'))
  end
end
