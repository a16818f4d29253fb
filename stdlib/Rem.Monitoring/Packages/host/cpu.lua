-- /proc/stat: a line for all processors and one for each, ticks of each mode since the machine was started.
local modes = { 'user', 'nice', 'system', 'idle', 'iowait', 'irq', 'softirq', 'steal' }
local root = value.root or ''
local path = root .. '/proc/stat'

local function read()
  local text = rem.call('probe text', path).output
  if not text then return nil end
  text = text:sub(1, text:find('\nintr', 1, true) or #text)
  local counters = { cores = {} }
  for core, ticks in text:gmatch('cpu(%d*) +([%d ]+)') do
    local all, idle, at, of = 0, 0, 0, {}
    for tick in ticks:gmatch('%d+') do
      at = at + 1
      local mode = modes[at] -- guests are counted among user and nice
      if not mode then break end
      tick = tonumber(tick)
      all = all + tick
      if mode == 'idle' or mode == 'iowait' then idle = idle + tick end
      of[mode] = tick
    end
    if core == '' then
      counters.modes, counters.all, counters.idle = of, all, idle
    else
      counters.cores[core] = { all = all, idle = idle }
    end
  end
  return counters.all and counters
end

local name = tostring(pipe.check or '') .. ' cpu ' .. root
local function look()
  local counters = read()
  return counters and rem.call('probe counters', { name = name, counters = counters }).changes or nil, counters ~= nil
end

local change, is_there = look()
if not is_there then return { status = 'unknown', text = path .. ' is not there, or tells nothing of processors' } end
if not change then
  rem.sleep(0.2)
  change = look()
end
-- With nothing counted nobody knows: the machine stood still, or the counters began anew.
if not change or (change.all or 0) <= 0 then
  return { status = 'unknown', text = 'the counters of ' .. path .. ' stand still' }
end

local function share(part, all)
  if not part or not all or all <= 0 then return rem.null end
  return math.max(0, math.min(100, math.floor(1000 * part / all + 0.5) / 10))
end

local result, units, count = { cores = {} }, { used = '%' }, 0
for _, mode in ipairs(modes) do
  result[mode], units[mode] = share(change.modes[mode], change.all), '%'
end
result.used = share(change.all - (change.idle or 0), change.all)
for core, of in pairs(change.cores) do
  count = count + 1
  result.cores[core] = share(of.all and of.idle and of.all - of.idle, of.all)
  units['cores.' .. core] = '%'
end
result.units = units
result.text = string.format('%.1f %% of %d processors used', result.used, count)
return result
