local names = { "add", "sub", "mul", "div", "mod", "pow", "idiv", "band", "bor", "bxor", "shl", "shr", "concat" }
local mt = {}
for _, n in ipairs(names) do mt["__" .. n] = function(a, b) return n .. ":" .. type(a) .. ":" .. type(b) end end
mt.__bnot = function() return "bnot" end
mt.__unm = function() return "unm" end
local o = setmetatable({}, mt)
print(o + 1, 1 - o, o * o, o / 2, o % 2, o ^ 2, o // 2)
print(o & 1, 1 | o, o ~ 1, o << 1, 1 >> o, o .. "x", "x" .. o, ~o, -o)
