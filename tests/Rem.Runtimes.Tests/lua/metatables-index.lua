local base = { greet = function(self) return "hi " .. self.name end, kind = "base" }
local obj = setmetatable({ name = "x" }, { __index = base })
print(obj:greet(), obj.kind, rawget(obj, "kind"), obj.nothing)
local log = {}
local p = setmetatable({}, { __index = function(t, k) log[#log + 1] = k return k .. "!" end })
print(p.a, p.b, p[1], #log, rawget(p, "a"))
local deep = setmetatable({}, { __index = setmetatable({}, { __index = { z = 26 } }) })
print(deep.z, deep.y)
