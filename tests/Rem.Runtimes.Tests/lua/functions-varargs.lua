local function f(...) return select("#", ...), ... end
print(f(), f(nil), f(1, nil, 3), (f(1, 2)))
print(select(2, "a", "b", "c"), select(-1, "a", "b"), select("#"), select("#", nil, nil))
local function g(a, ...) local b, c = ... return a, b, c, select("#", ...) end
print(g(1), g(1, 2), g(1, 2, 3, 4))
local function h(...) local t = { ... } return #t, table.pack(...).n end
print(h(1, 2, 3))
print(pcall(select, 0), pcall(select), pcall(select, -5, 1))
print((function(...) return ... end)(1, 2, 3))
