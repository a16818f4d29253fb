local function pair() local x = 0 return { set = function(v) x = v end, get = function() return x end } end
local a, b = pair(), pair()
a.set(5) b.set(7)
print(a.get(), b.get())
local t = {}
do local shared = 1 t.f = function() shared = shared * 2 return shared end t.g = function() return shared end end
t.f() t.f() print(t.g())
local fs = {}
local i = 1
while i <= 3 do local j = i fs[i] = function() return j end i = i + 1 end
print(fs[1](), fs[2](), fs[3]())
