local function defaults(t, d) return setmetatable(t, { __index = function(s, k) local v = d(k) rawset(s, k, v) return v end }) end
local counts = defaults({}, function() return 0 end)
for w in ("a b a c a b"):gmatch("%a") do counts[w] = counts[w] + 1 end
print(counts.a, counts.b, counts.c)
local memo = defaults({}, function(n) return n * n end)
print(memo[4], rawget(memo, 4), rawget(memo, 5))
