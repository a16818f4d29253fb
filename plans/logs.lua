-- Errors per hour, as logs.yaml counts them in tags. The file is read in pieces, a line at a time.
local mark = " " .. input.level .. " "
local hours = {}
for line in rem.file.lines(input.file) do
  if line:find(mark, 1, true) then
    local hour = line:sub(1, 13)
    hours[hour] = (hours[hour] or 0) + 1
  end
end
return { hours = hours }
