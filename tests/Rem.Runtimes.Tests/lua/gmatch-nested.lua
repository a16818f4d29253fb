local lines = "a:1,2\nb:3\nc:"
for line in (lines .. "\n"):gmatch("(.-)\n") do
  local name, list = line:match("^(%w):(.*)$")
  local sum = 0
  for n in list:gmatch("%d") do sum = sum + n end
  print(name, sum, math.type(sum))
end
