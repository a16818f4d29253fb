local function sandbox(code) local env = { print = print } local f, e = load(code, "=s", "t", env) if not f then return e end return pcall(f) end
print(sandbox("return print ~= nil and type"))
print(sandbox("return string"))
print(sandbox("x = 1 return x"))
print(x)
local function f() local _ENV = { y = 5 } return y end print(f())
local function g() local _ENV <const> = { z = 1 } z = z + 1 return z end print(g())
print(_ENV == _G, _G._G == _G)
