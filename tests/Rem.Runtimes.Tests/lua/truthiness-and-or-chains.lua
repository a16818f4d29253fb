local function v(x) return x == nil and "nil" or tostring(x) end
for _, a in ipairs { 0, "", false, 1 } do for _, b in ipairs { false, "b" } do print(v(a), v(b), v(a and b), v(a or b), v(not a)) end end
print(nil and nil, nil or nil, false == nil, 1 and nil or "default", (nil and 1) == nil)
local t = {} t.x = t.x or 5 t.x = t.x and t.x + 1 print(t.x)
