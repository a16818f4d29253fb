local Set = {}
Set.__index = Set
local function S(t) local s = setmetatable({}, Set) for _, v in ipairs(t) do s[v] = true end return s end
Set.__add = function(a, b) local r = S {} for k in pairs(a) do r[k] = true end for k in pairs(b) do r[k] = true end return r end
Set.__mul = function(a, b) local r = S {} for k in pairs(a) do r[k] = b[k] end return r end
Set.__sub = function(a, b) local r = S {} for k in pairs(a) do if not rawget(b, k) then r[k] = true end end return r end
Set.__tostring = function(s) local l = {} for k in pairs(s) do l[#l + 1] = k end table.sort(l) return "{" .. table.concat(l, " ") .. "}" end
Set.__le = function(a, b) for k in pairs(a) do if not rawget(b, k) then return false end end return true end
local a, b = S { 1, 2, 3 }, S { 2, 3, 4 }
print(tostring(a + b), tostring(a * b), tostring(a - b), S { 2 } <= a, a <= b)
