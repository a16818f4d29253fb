local depth = 0
local function down() depth = depth + 1 if depth < 50 then return down() end error({ depth = depth }) end
local ok, e = pcall(down) print(ok, e.depth)
local function chain(n) local ok, e = pcall(function() if n == 0 then error("end", 0) end return chain(n - 1) end) return n .. ":" .. tostring(e) end
print(chain(5))
