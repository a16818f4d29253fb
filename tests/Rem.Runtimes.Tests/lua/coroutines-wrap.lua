local function range(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) end
for i in range(4) do print(i) end
local gen = coroutine.wrap(function() error("in wrap") end)
print(pcall(gen))
local w = coroutine.wrap(function() return 1 end)
print(w(), pcall(w))
local w2 = coroutine.wrap(function() error({ 1 }) end) print(type(select(2, pcall(w2))))
