function string.trim(s) return (s:gsub("^%s+", ""):gsub("%s+$", "")) end
print(("  x y "):trim() .. "|", string.trim(" a "))
function table.keys(t) local r = {} for k in pairs(t) do r[#r + 1] = k end table.sort(r) return r end
print(table.concat(table.keys { b = 1, a = 2 }, ","))
math.tau = 2 * math.pi print(math.tau == math.pi * 2)
local old = string.upper
string.upper = function(s) return "<" .. old(s) .. ">" end
print(("x"):upper(), string.upper("y"))
string.upper = nil
print(pcall(function() return ("x"):nothing() end))
