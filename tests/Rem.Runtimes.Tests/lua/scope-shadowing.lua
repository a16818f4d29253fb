local x = 1
do local x = 2 print(x) end
print(x)
local x = x + 10 print(x)
for x = 1, 1 do print(x) end
local function f(x) x = x * 2 return x end
print(f(x), x)
y = 5 do local y = 6 print(y, _G.y, _ENV.y) end
local function g() y = 7 end g() print(y)
local z <const> = 10 print(z, load("local c <const> = 1; c = 2"))
