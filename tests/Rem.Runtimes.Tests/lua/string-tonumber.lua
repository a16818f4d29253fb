for _, s in ipairs { "10", "10.", ".5", "0x1p4", "0xA.8", "1e1", "1e+2", "  7  ", "", " ", "1 2", "0x", "1e", "nan", "inf", "1_000", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "0x7fffffffffffffff", "0xffffffffffffffff", "1\0" } do
  print(s:gsub("%z", "0"), tonumber(s), math.type(tonumber(s)))
end
print(tonumber("ff", 16), tonumber("zz", 36), tonumber("8", 8), tonumber("-101", 2), tonumber("7", 10), tonumber("1.5", 10))
print(tonumber(nil), pcall(tonumber), pcall(tonumber, "1", 99), pcall(tonumber, 1, 10), tonumber({}), tonumber(true))
