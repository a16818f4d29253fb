local V = {}
V.__index = V
local function v(x, y) return setmetatable({ x = x, y = y }, V) end
V.__add = function(a, b) return v(a.x + b.x, a.y + b.y) end
V.__sub = function(a, b) return v(a.x - b.x, a.y - b.y) end
V.__mul = function(a, b) if type(a) == "number" then return v(a * b.x, a * b.y) end if type(b) == "number" then return v(a.x * b, a.y * b) end return a.x * b.x + a.y * b.y end
V.__unm = function(a) return v(-a.x, -a.y) end
V.__eq = function(a, b) return a.x == b.x and a.y == b.y end
V.__tostring = function(a) return "(" .. a.x .. "," .. a.y .. ")" end
V.__len = function() return 2 end
V.__call = function(self, k) return self[k] end
print(tostring(v(1, 2) + v(3, 4)), tostring(v(1, 2) - v(3, 4)), v(1, 2) * v(3, 4), tostring(2 * v(1, 2)), tostring(v(1, 2) * 3), tostring(-v(1, 2)))
print(v(1, 2) == v(1, 2), v(1, 2) ~= v(1, 3), #v(1, 2), v(5, 6)("y"), rawequal(v(1, 2), v(1, 2)))
print(pcall(function() return v(1, 2) / 2 end))
