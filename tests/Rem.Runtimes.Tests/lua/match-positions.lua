print(("abc"):match("()b()"))
print(("abc"):match("()"))
print(("abc"):match("()$"))
print(("abc"):match("a", 2), ("abc"):match("^b", 2), ("abc"):match("b", -2))
print(("hello"):match("()ll()"))
for a, b in ("one two"):gmatch("()%a+()") do print(a, b) end
