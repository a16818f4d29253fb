local function iter(n)
  local i = 0
  return function() i = i + 1 if i <= n then return i end end, nil, nil, setmetatable({}, { __close = function() print("iterator closed") end })
end
for i in iter(3) do print(i) end
for i in iter(3) do if i == 2 then break end print(i) end
print(pcall(function() for i in iter(1) do error("in loop", 0) end end))
local function stateless(max, i) if i < max then return i + 1 end end
for i in stateless, 3, 0 do print(i) end
