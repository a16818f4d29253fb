for i, v in ipairs { 1, 2, 3, nil, 5 } do print(i, v) end
local t = { 1, 2, 3 }
for i, v in ipairs(t) do if i == 1 then t[4] = 4 end if i < 5 then print(i, v) end end
local f, s, c = ipairs(t) print(type(f), s == t, c, f(t, 1), f(t, 10))
for i in ipairs(setmetatable({}, { __index = function(_, i) return i < 4 and i or nil end })) do print(i) end
print(pcall(ipairs, nil), ipairs("x") ~= nil)
