local t = { 1, 2, x = 3, [10] = 4, 5; "six", [1 + 1.0] = "over" }
print(t[1], t[2], t.x, t[10], t[3], t[4])
local function f() return 1, 2, 3 end
print(#{ f() }, #{ f(), f() }, #{ (f()) }, #{ f(), nil })
print(({ 1, 2, 3 })[2], ({ a = { b = { c = 5 } } }).a.b.c, #{ n = nil })
print(pcall(function() return { [nil] = 1 } end))
print(pcall(function() local t = {} t[0/0] = 1 end))
