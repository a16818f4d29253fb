local seed = 12345
local function random() seed = (seed * 1103515245 + 12345) % 2147483648 return seed end
local t = {} for i = 1, 3000 do t[i] = random() % 1000 end
table.sort(t)
local ok = true
for i = 2, #t do ok = ok and t[i - 1] <= t[i] end
print(ok, t[1], t[1500], t[3000])
table.sort(t, function(a, b) return a > b end)
for i = 2, #t do ok = ok and t[i - 1] >= t[i] end
print(ok, t[1], t[1500], t[3000])
