local declared = {}
local env = setmetatable({}, { __index = function(_, k) local v = _G[k] if v == nil then error("undeclared " .. k, 2) end return v end, __newindex = function(t, k, v) declared[#declared + 1] = k rawset(t, k, v) end })
local f = load("a = 1 b = a + 1 return tostring(b)", "=s", "t", env)
print(f(), table.concat(declared, ","))
print(pcall(load("return missing_name", "=s", "t", env)))
