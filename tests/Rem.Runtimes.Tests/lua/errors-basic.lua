print(pcall(error, "msg"))
print(pcall(error, "msg", 0), pcall(error), pcall(error, nil), type(select(2, pcall(error, { code = 5 }))))
print(pcall(function() error("here") end))
print(pcall(function() error("here", 0) end))
local function f() error("level two", 2) end
print(pcall(function() f() end))
print(select(2, pcall(error, setmetatable({}, { __tostring = function() return "E" end }))))
local ok, e = pcall(error, { code = 42, msg = "x" }) print(ok, type(e), e.code, e.msg)
print(pcall(function() error(5) end), pcall(function() error(true) end), pcall(function() error("5" + 1) end))
