local ok, found = pcall(rem.call, 'probe file', value.path)
if not ok then return { status = 'unknown', text = (tostring(found):gsub('^[^\n]-%.lua:%d+: ', '')) } end
if not found.exists then return { status = value.missing, text = value.path .. ' is not there', exists = 0 } end
return {
  exists = 1, age = found.age, size = found.size, units = { age = 's', size = 'B' },
  text = string.format('%s: %d bytes, written %d s ago', value.path, found.size, math.floor(found.age)),
}
