local function chars(s) local i = 0 return function() i = i + 1 if i <= #s then return i, s:sub(i, i) end end end
for i, c in chars("abc") do print(i, c) end
local function zip(a, b) local i = 0 return function() i = i + 1 if a[i] ~= nil and b[i] ~= nil then return a[i], b[i] end end end
for x, y in zip({ 1, 2, 3 }, { "a", "b" }) do print(x, y) end
local function map(f, it) return function() local v = it() if v ~= nil then return f(v) end end end
local n = 0
for v in map(function(x) return x * x end, function() n = n + 1 if n <= 3 then return n end end) do print(v) end
local function sorted(t) local k = {} for x in pairs(t) do k[#k + 1] = x end table.sort(k) local i = 0 return function() i = i + 1 return k[i], t[k[i]] end end
for k, v in sorted { z = 26, a = 1, m = 13 } do print(k, v) end
