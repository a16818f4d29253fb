local total = 0
for i = 1, 500 do local co = coroutine.wrap(function(a) local b = coroutine.yield(a) total = total + a + b end) co(i) co(1) end
print(total)
local function tree(n) if n > 0 then tree(n - 1) coroutine.yield(n) tree(n - 1) end end
local out = {} for v in coroutine.wrap(function() tree(4) end) do out[#out + 1] = v end print(table.concat(out))
