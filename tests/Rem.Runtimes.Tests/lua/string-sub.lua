local s = "hello"
for _, p in ipairs { { 1, 3 }, { 2 }, { -3 }, { -3, -2 }, { 0 }, { 10 }, { 3, 2 }, { -100, 100 }, { math.mininteger, math.maxinteger }, { 2, 1e10 } } do
  print("[" .. s:sub(p[1], p[2]) .. "]")
end
print(pcall(string.sub, "x"), pcall(string.sub, "x", "y"), pcall(string.sub, "x", 1.5))
