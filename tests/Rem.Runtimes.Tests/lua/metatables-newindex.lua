local store = {}
local t = setmetatable({ old = 1 }, { __newindex = function(_, k, v) store[k] = v end })
t.a = 5 t.old = 2
print(rawget(t, "a"), store.a, t.old, store.old)
local u = setmetatable({}, { __newindex = store })
u.b = 6 print(rawget(u, "b"), store.b)
rawset(t, "a", 7) print(t.a)
local ro = setmetatable({}, { __newindex = function(_, k) error("read-only: " .. k, 2) end })
print(pcall(function() ro.x = 1 end))
