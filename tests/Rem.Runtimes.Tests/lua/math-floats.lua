print(1e3, 1.5e300 * 1e10, 0.1 + 0.2, 1e308 * 10, -1e308 * 10, 2^1023 * 2, 5 // 0.3, 1e15 + 0.5)
print(3 == 3.0, 2^53 == 2^53 + 1, math.maxinteger + 0.0 == math.maxinteger, math.maxinteger < math.maxinteger + 0.0, -0.0 == 0.0)
print(1 < 1.5, 2^63 > math.maxinteger, -2^63 >= math.mininteger, 0/0 ~= 0/0, 0/0 < 1, 1 < 0/0)
print(100 // 1e-320, 1e300 * 1e300, 3 % -math.huge, 5.3 % 3, -5.3 % 3)
