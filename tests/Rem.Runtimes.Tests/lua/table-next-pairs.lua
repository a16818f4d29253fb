local t = { 10, 20, 30, x = 1 }
local sum, keys = 0, 0
for k, v in pairs(t) do sum = sum + v keys = keys + 1 end
print(sum, keys, next({}), next({ 5 }), rawequal(t, t))
for i, v in ipairs { 1, 2, nil, 4 } do print(i, v) end
print(pcall(next, {}, "nope"))
print(pcall(pairs), pcall(ipairs))
for k in pairs(t) do t[k] = nil end
print(next(t))
