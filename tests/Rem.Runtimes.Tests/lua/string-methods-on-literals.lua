print(("x"):rep(3), #("abc"), ("%d"):format(3), ("a,b"):find(",", 1, true))
local s = "hello"
print(s:len(), s.len == string.len, s["upper"](s))
print(pcall(function() return s.missing end), pcall(function() return s:missing() end))
print(pcall(function() return ("x").y.z end))
