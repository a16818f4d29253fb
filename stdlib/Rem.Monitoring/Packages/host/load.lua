local root = value.root or ''
local texts = rem.call('probe text', { root .. '/proc/loadavg', root .. '/sys/devices/system/cpu/online' }).output
local one, five, fifteen, running, all = (texts[1] or ''):match('^([%d.]+) ([%d.]+) ([%d.]+) (%d+)/(%d+)')
if not one then return { status = 'unknown', text = root .. '/proc/loadavg is not there, or tells nothing' } end

-- 0-3,5
local processors = 0
for first, last in (texts[2] or ''):gmatch('(%d+)%-?(%d*)') do
  processors = processors + (last == '' and 1 or tonumber(last) - tonumber(first) + 1)
end

local result = {
  one = tonumber(one) + 0.0, five = tonumber(five) + 0.0, fifteen = tonumber(fifteen) + 0.0,
  running = tonumber(running), tasks = tonumber(all),
  text = string.format('load %s, %s, %s', one, five, fifteen),
  units = { one = '', five = '', fifteen = '' },
}
if processors > 0 then
  result.processors = processors
  -- The load that one processor has: above 1 there is more to do than can be done.
  result.relative = math.floor(100 * tonumber(five) / processors + 0.5) / 100
end
return result
