print(load("return 1 + 1")())
print(load("syntax error here", "=c"))
print(load("return ..."  )(7, 8))
print(type(load(function() return nil end)))
local parts = { "return ", "1", " + 2" }
local i = 0
print(load(function() i = i + 1 return parts[i] end)())
print(type(load("x = 5", "chunk", "t", {})))
local env = {} load("x = 5 y = 6", "c", "t", env)() print(env.x, env.y, x)
print(pcall(load("error('e')", "=name")))
print(load("return 1", "c", "b"))
print(pcall(load, nil), type(load("")))
