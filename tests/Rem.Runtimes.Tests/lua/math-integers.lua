print(7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3, -7 % -3, 7.5 // 2, -7.5 % 2, 7 % math.huge, -7 % math.huge)
print(pcall(function() return 1 // 0 end), pcall(function() return 1 % 0 end), 1.0 // 0, 1 % 0.0 ~= 1 % 0.0, 1 / 0)
print(math.maxinteger + 1 == math.mininteger, math.mininteger - 1 == math.maxinteger, math.maxinteger * 2, math.mininteger // -1)
print(5 / 2, 4 / 2, 2 ^ 2, 10 // 1, 3 | 4, 7 & 2, 5 ~ 1, ~0, 1 << 4, 256 >> 4, 1 << 64, 1 << 63, -1 >> 63, 1 << -1)
