local mt = {}
local function n(v) return setmetatable({ v = v }, mt) end
mt.__lt = function(a, b) return a.v < b.v end
mt.__le = function(a, b) return a.v <= b.v end
mt.__eq = function(a, b) return a.v == b.v end
print(n(1) < n(2), n(2) < n(1), n(1) <= n(1), n(1) > n(2), n(2) >= n(2), n(1) == n(1), n(1) ~= n(2))
print(n(1) == 1, pcall(function() return n(1) < 1 end))
mt.__lt = function(a, b) return "yes" end
print(n(1) < n(0))
