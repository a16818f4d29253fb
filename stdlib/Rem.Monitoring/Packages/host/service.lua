-- A service whose group holds processes is running: that is seen without starting a program. Only of one that has none
-- systemd is asked, and its answer is good for some seconds.
local wanted = type(value) == 'table' and value or { name = value }
if type(wanted.name) ~= 'string' or not wanted.name:find('^[%w@:_.\\%-]+$') then error("'host service' takes the name of a service, such as ssh", 0) end
local root = wanted.root or ''
local unit = wanted.name:find('%.%a+$') and wanted.name or wanted.name .. '.service'
local groups = { root .. '/sys/fs/cgroup/system.slice/' .. unit .. '/cgroup.procs', root .. '/sys/fs/cgroup/systemd/system.slice/' .. unit .. '/cgroup.procs' }
for _, text in pairs(rem.call('probe text', groups).output) do
  local _, count = tostring(text):gsub('%d+', '')
  if count > 0 then
    return { processes = count, text = string.format('%s is running, %d processes', wanted.name, count), units = { processes = '' } }
  end
end
if not rem.call('probe file', root .. '/run/systemd/system').exists then
  return { status = 'unknown', text = 'systemd does not run here, and nobody else tells of services' }
end
if root ~= '' then return { status = 'unknown', text = unit .. ' has no processes, and systemd of another root cannot be asked' } end

local answers = rem.state('monitor.services')
local told = answers:get(unit)
if not told then
  local ok, said = pcall(rem.shell, { 'systemctl', 'show', unit, '--property=LoadState,ActiveState,SubState,Result' }, { timeout = 5 })
  if not ok then return { status = 'unknown', text = 'systemctl does not answer: ' .. tostring(said) } end
  told = {}
  for key, word in said.output:gmatch('(%w+)=([^\n]*)') do told[key] = word end
  answers:set(unit, told, { ttl = 10 })
end

local result = { processes = 0, units = { processes = '' }, text = string.format('%s is %s (%s)', wanted.name, told.ActiveState or '?', told.SubState or '?') }
if told.LoadState == 'not-found' then
  result.status, result.text = 'unknown', 'there is no service ' .. wanted.name
elseif told.ActiveState == 'failed' or told.ActiveState == 'inactive' then
  result.status = 'critical'
  if told.Result and told.Result ~= '' and told.Result ~= 'success' then result.text = result.text .. ': ' .. told.Result end
elseif told.ActiveState == 'activating' or told.ActiveState == 'deactivating' or told.ActiveState == 'reloading' then
  result.status = 'warning'
elseif told.ActiveState ~= 'active' then
  result.status = 'unknown'
end
return result
