for w in ("one two  three"):gmatch("%a+") do print(w) end
for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do print(k, v) end
for c in ("abc"):gmatch("") do print("[" .. c .. "]") end
for c in ("abc"):gmatch(".") do print(c) end
for x in ("x1x22x"):gmatch("x%d*") do print(x) end
local f = ("ab"):gmatch("%a")
print(f(), f(), f(), f())
