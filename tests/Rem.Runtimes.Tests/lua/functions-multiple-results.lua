local function f() return 1, 2, 3 end
local a, b, c, d = f()
print(a, b, c, d)
local x, y = (f())
print(x, y, f(), f())
print(({ f() })[3], (f()))
local t = { f(), f() }
print(#t, t[1], t[2], t[4])
a, b = b, a print(a, b)
local i = 1 local arr = {} i, arr[i] = i + 1, 20 print(i, arr[1], arr[2])
