local function risky(n) if n == 0 then error("bottom") end return risky(n - 1) + 1 end
print(pcall(risky, 3))
print(pcall(pcall), pcall(pcall, error), pcall(pcall, error, "x"))
local ok, a, b = pcall(function() local ok, e = pcall(error, "inner") return ok, e end) print(ok, a, b)
print(pcall(function() local ok, e = pcall(error, "inner", 0) error("outer after " .. e, 0) end))
print(select("#", pcall(function() return nil, nil end)))
