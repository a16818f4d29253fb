local function producer() return coroutine.create(function() for _, v in ipairs { "a", "b", "c" } do coroutine.yield(v) end end) end
local function filter(p) return coroutine.create(function() local n = 0 while true do local _, v = coroutine.resume(p) if not v then return end n = n + 1 coroutine.yield(n .. v) end end) end
local f = filter(producer())
while true do local _, v = coroutine.resume(f) if not v then break end print(v) end
print(coroutine.status(f))
