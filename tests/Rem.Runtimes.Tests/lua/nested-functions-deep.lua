local function a() local function b() local function c() local function d() return "deep" end return d end return c end return b end
print(a()()()())
local t = { f = { g = { h = function(...) return ... end } } } print(t.f.g.h(1, 2))
local function compose(...) local fs = { ... } return function(x) for i = #fs, 1, -1 do x = fs[i](x) end return x end end
print(compose(tostring, function(x) return x * 2 end, math.floor)(3.7))
local curry = function(f) return function(a) return function(b) return f(a, b) end end end print(curry(math.max)(3)(7))
