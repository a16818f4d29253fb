print(select("#", ...))
local a, b = ...
print(a, b)
local function f(...) local x <const> = select("#", ...) return x end
print(f(...), f(nil, ...))
