print(math.maxinteger + 1, math.mininteger - 1, math.maxinteger * 3, -math.mininteger, math.abs(math.mininteger))
print(9223372036854775807, 9223372036854775808, -9223372036854775808, 0xffffffffffffffff, 0x10000000000000000)
print(1e308 + 1e308, math.maxinteger // -1, math.mininteger // -1, math.mininteger % -1)
print(5 // 0.0, -5 // 0.0, 0/0 ~= 0/0, 2^63 == math.maxinteger + 1.0, math.maxinteger + 1.0 == 2^63)
