local root = value.root or ''
local found = rem.call('probe processes', { name = value.name, proc = root .. '/proc' })
if not found.count then return { status = 'unknown', text = root .. '/proc is not there' } end
local result = { count = found.count, threads = found.threads, memory = found.memory, cpu = 0.0, units = { count = '', cpu = '%', memory = 'B' } }
if found.count == 0 then
  result.status, result.text = 'critical', 'no process ' .. value.name .. ' is running'
  return result
end

-- Each for itself: one that has ended would else make the sum fall.
local function look(cpu) return rem.call('probe counters', { name = tostring(pipe.check or '') .. ' process ' .. value.name .. ' ' .. root, counters = cpu }).rates end
local rates = look(found.cpu)
if not rates then
  rem.sleep(0.5) -- one look at the processes serves all who ask within 0.4 s
  local again = rem.call('probe processes', { name = value.name, proc = root .. '/proc' })
  rates = look(again.cpu or {})
end
for _, rate in pairs(rates or {}) do result.cpu = result.cpu + 100 * (rate or 0) end
result.cpu = math.floor(10 * result.cpu + 0.5) / 10
result.text = string.format('%d running, %.1f %% of a processor, %.1f MiB', found.count, result.cpu, found.memory / 1048576)
return result
