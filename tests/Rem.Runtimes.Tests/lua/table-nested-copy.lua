local function copy(v) if type(v) ~= "table" then return v end local r = {} for k, x in pairs(v) do r[copy(k)] = copy(x) end return r end
local a = { 1, { 2, { 3 } }, k = { x = "y" } }
local b = copy(a)
b[2][2][1] = 99
print(a[2][2][1], b[2][2][1], b.k.x, a ~= b)
local function show(v)
  if type(v) ~= "table" then return tostring(v) end
  local parts = {}
  for i, x in ipairs(v) do parts[i] = show(x) end
  return "{" .. table.concat(parts, ",") .. "}"
end
print(show(a), show(b))
