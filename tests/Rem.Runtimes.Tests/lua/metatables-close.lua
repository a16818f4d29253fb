do
  local a <close> = setmetatable({}, { __close = function(_, e) print("close a", e) end })
  local b <close> = setmetatable({}, { __close = function(_, e) print("close b", e) end })
  print("body")
end
print(pcall(function()
  local c <close> = setmetatable({}, { __close = function(_, e) print("close c", e) end })
  error("oops", 0)
end))
local function f() local d <close> = setmetatable({}, { __close = function() print("close d") end }) return "value" end
print(f())
for i = 1, 2 do local e <close> = setmetatable({}, { __close = function() print("close e", i) end }) if i == 1 then goto next end print("second") ::next:: end
print(pcall(function() local x <close> = 5 end))
local n <close> = nil print("nil is fine")
