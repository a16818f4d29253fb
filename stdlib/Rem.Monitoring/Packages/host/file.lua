local wanted = type(value) == 'table' and value or { path = value }
if type(wanted.path) ~= 'string' then error("'host file' takes a path", 0) end
local ok, found = pcall(rem.call, 'probe file', wanted.path)
if not ok then return { status = 'unknown', text = tostring(found) } end
if not found.exists then return { status = wanted.missing or 'critical', text = wanted.path .. ' is not there', exists = 0 } end
return {
  exists = 1, age = found.age, size = found.size, units = { age = 's', size = 'B' },
  text = string.format('%s: %d bytes, written %d s ago', wanted.path, found.size, math.floor(found.age)),
}
