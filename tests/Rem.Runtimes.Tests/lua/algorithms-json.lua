local function encode(v)
  local t = type(v)
  if t == "nil" then return "null" elseif t == "string" then return '"' .. v:gsub('[%c"\\]', function(c) return ("\\u%04x"):format(c:byte()) end) .. '"'
  elseif t ~= "table" then return tostring(v) end
  local out = {}
  if #v > 0 then for i, x in ipairs(v) do out[i] = encode(x) end return "[" .. table.concat(out, ",") .. "]" end
  for k, x in pairs(v) do out[#out + 1] = encode(k) .. ":" .. encode(x) end
  table.sort(out)
  return "{" .. table.concat(out, ",") .. "}"
end
print(encode { 1, "a\"b", { x = true, y = { 1.5 } }, {} })
