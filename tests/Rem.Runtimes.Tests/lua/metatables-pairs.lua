local t = setmetatable({}, { __pairs = function(t) return function(_, k) k = (k or 0) + 1 if k <= 3 then return k, k * k end end, t, nil end })
for k, v in pairs(t) do print(k, v) end
local p = setmetatable({}, { __index = function(_, i) if i <= 3 then return i * 10 end end })
for i, v in ipairs(p) do print(i, v) end
print(#p, next(p))
