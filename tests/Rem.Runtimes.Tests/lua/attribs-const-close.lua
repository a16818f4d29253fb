local a <const> = 5
print(a + 1)
local b <const>, c = 1, 2
c = 3 print(b, c)
print(load("local a <const> = 1 a = 2", "=c"))
print(load("local a <close>, b <close> = 1, 2", "=c"))
local log = {}
local function res(n) return setmetatable({}, { __close = function() log[#log + 1] = n end }) end
do local x <close> = res("x") local y <close> = res("y") end
for i = 1, 2 do local z <close> = res("z" .. i) end
local function f() local r <close> = res("r") return #log end
print(f(), table.concat(log, " "))
