-- Whole numbers as text: Lua alone would write large ones as 1e+15.
local function text(number)
  return string.format('%d', number)
end
