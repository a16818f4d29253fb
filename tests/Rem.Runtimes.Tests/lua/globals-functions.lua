x = 10
function setx(v) x = v end
setx(11) print(x, _G.x, _G["x"], rawget(_G, "x"))
_G.newglobal = "n" print(newglobal)
newglobal = nil print(newglobal, rawget(_G, "newglobal"))
local name = "dyn" _G[name .. "amic"] = 3 print(dynamic)
print(type(_G), type(print), type(nil), type("x"), type(2), type({}), type(true), type(coroutine.create(print)), pcall(type))
