local log = [[
2024-01-01 10:00:01 ERROR disk full on /dev/sda1
2024-01-01 10:05:17 INFO started
2024-01-01 11:00:00 ERROR net down
broken line
]]
local per_hour = {}
for line in log:gmatch("[^\n]+") do
  local date, hour, level, rest = line:match("^(%S+) (%d%d):%d%d:%d%d (%u+) (.*)$")
  if level == "ERROR" then per_hour[hour] = (per_hour[hour] or 0) + 1 print(date, rest) end
end
for _, h in ipairs { "10", "11" } do print(h, per_hour[h]) end
