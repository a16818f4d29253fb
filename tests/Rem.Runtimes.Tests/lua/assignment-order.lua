local t = { 1, 2, 3 }
local i = 1
i, t[i] = 2, "x" print(i, t[1], t[2])
local a, b, c = (function() return 1, 2 end)() print(a, b, c)
local x, y = 1 print(x, y)
x, y = y, x print(x, y)
local p = {} p.a, p.b = 1, 2, 3 print(p.a, p.b)
t[1], t[2], t[3] = t[3], t[1], t[2] print(t[1], t[2], t[3])
