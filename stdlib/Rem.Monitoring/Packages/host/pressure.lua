-- Lines such as `some avg10=0.12 avg60=0.05 avg300=0.01 total=123456`: `total` is the time in microseconds in which some
-- process waited, `full` in which all of them did. Kernels without it have no such files, or files that cannot be read.
local root = value.root or ''
local kinds = { 'cpu', 'memory', 'io' }

local ok, answer = pcall(rem.call, 'probe text', { root .. '/proc/pressure/cpu', root .. '/proc/pressure/memory', root .. '/proc/pressure/io' })
local result, units, said = {}, {}, {}
for i, kind in ipairs(kinds) do
  local text = ok and answer.output[i]
  if text then
    local of = {}
    for which, ten, sixty in text:gmatch('(%a+) avg10=([%d.]+) avg60=([%d.]+)') do
      of[which] = tonumber(ten) + 0.0
      units[kind .. '.' .. which] = '%'
    end
    if of.some then
      result[kind] = of
      said[#said + 1] = string.format('%s %.1f %%', kind, of.some)
    end
  end
end
if #said == 0 then
  local why = ok and 'this kernel does not tell of pressure (' .. root .. '/proc/pressure)' or tostring(answer):gsub('^[^\n]-%.lua:%d+: ', '')
  return { status = 'unknown', text = why }
end
result.units, result.text = units, 'time waited for ' .. table.concat(said, ', ')
return result
