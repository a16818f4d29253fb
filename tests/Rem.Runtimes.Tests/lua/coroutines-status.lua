local co
co = coroutine.create(function() print(coroutine.status(co), coroutine.running() == co, coroutine.isyieldable()) coroutine.yield() end)
print(coroutine.status(co)) coroutine.resume(co) print(coroutine.status(co)) coroutine.resume(co) print(coroutine.status(co))
local _, main = coroutine.running() print(main, coroutine.isyieldable())
local outer = coroutine.create(function() local inner = coroutine.create(function(o) print(coroutine.status(o)) end) coroutine.resume(inner, coroutine.running()) end)
coroutine.resume(outer)
print(pcall(coroutine.status, 1), pcall(coroutine.yield))
print(coroutine.resume(coroutine.running()))
