local t = {}
for i = 1, 3, 0.5 do t[i] = i end
local n = 0 for _ in pairs(t) do n = n + 1 end
print(n, t[1], t[1.5], t[2], #t)
for i = 3, 1 do print("no") end
for i = 1, math.huge do if i > 3 then break end print(i) end
for i = -1, -3, -1 do print(i) end
