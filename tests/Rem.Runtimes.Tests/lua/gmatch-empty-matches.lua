local t = {}
for a in ("  a  b"):gmatch("%s*") do t[#t + 1] = "<" .. a .. ">" end
print(table.concat(t))
t = {}
for p in ("abc"):gmatch("()") do t[#t + 1] = p end
print(table.concat(t, " "))
for a in ("aXbX"):gmatch("([^X]*)X?") do io = a print("[" .. a .. "]") end
