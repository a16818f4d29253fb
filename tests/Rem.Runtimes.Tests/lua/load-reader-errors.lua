print(pcall(load, function() error("reader") end))
print(pcall(load, function() return {} end))
local n = 0
print(type(load(function() n = n + 1 if n < 3 then return " " end end)))
