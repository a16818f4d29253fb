print(3 | 0, 3.0 | 0, pcall(function() return 3.5 | 0 end), pcall(function() return 2^64 | 0 end))
print(pcall(function() return "3" | 0 end))
print(1e15 // 1, 1e15 // 1 | 0, 7 // 1.0, math.tointeger(2^53), string.format("%d", 3.0))
print(pcall(string.format, "%d", 3.5), 10 // 3 * 3 + 10 % 3, -10 // 3 * 3 + -10 % 3)
for i = 1, 3 do print(i, i * 1.0, i / 1, math.type(i), math.type(i / 1)) end
