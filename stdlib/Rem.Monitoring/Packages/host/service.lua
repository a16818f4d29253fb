-- Whether its group holds processes is seen without starting a program. systemd is asked each minute, and each ten seconds
-- of one whose processes are not what its answer was.
local root = value.root or ''
local unit = value.name:find('%.%a+$') and value.name or value.name .. '.service'
local groups = { root .. '/sys/fs/cgroup/system.slice/' .. unit .. '/cgroup.procs', root .. '/sys/fs/cgroup/systemd/system.slice/' .. unit .. '/cgroup.procs' }
local processes = 0
for _, text in pairs(rem.call('probe text', groups).output) do
  local _, count = tostring(text):gsub('%d+', '')
  processes = math.max(processes, count)
end
local running = { processes = processes, units = { processes = '' }, text = string.format('%s is running, %d %s', value.name, processes, processes == 1 and 'process' or 'processes') }
if not rem.call('probe file', root .. '/run/systemd/system').exists then
  if processes > 0 then return running end
  return { status = 'unknown', text = 'systemd does not run here, and nobody else tells of services' }
end
if root ~= '' then
  if processes > 0 then return running end
  return { status = 'unknown', text = unit .. ' has no processes, and systemd of another root cannot be asked' }
end

-- An answer is good for a minute, and for ten seconds where it does not fit what is seen: a service that hangs at its start
-- has processes too, and one that has done its work has none.
local answers = rem.state('monitor.services')
local told = answers:get(unit)
local has = processes > 0
if not told or told.has ~= has or (told.ActiveState == 'active') ~= has and rem.now() - (told.at or 0) > 10 then
  local ok, said = pcall(rem.shell, { 'systemctl', 'show', unit, '--property=LoadState,ActiveState,SubState,Result' }, { timeout = 5 })
  if not ok then
    if has then return running end
    return { status = 'unknown', text = 'systemctl does not answer: ' .. tostring(said) }
  end
  told = { at = rem.now(), has = has }
  for key, word in said.output:gmatch('(%w+)=([^\n]*)') do told[key] = word end
  answers:set(unit, told, { ttl = 60 })
end
if told.ActiveState == 'active' and has then return running end

local result = { processes = processes, units = { processes = '' }, text = string.format('%s is %s (%s)', value.name, told.ActiveState or '?', told.SubState or '?') }
if told.LoadState == 'not-found' then
  result.status, result.text = 'unknown', 'there is no service ' .. value.name
elseif told.ActiveState == 'failed' or told.ActiveState == 'inactive' then
  result.status = 'critical'
  if told.Result and told.Result ~= '' and told.Result ~= 'success' then result.text = result.text .. ': ' .. told.Result end
elseif told.ActiveState == 'activating' or told.ActiveState == 'deactivating' or told.ActiveState == 'reloading' then
  result.status = 'warning'
elseif told.ActiveState ~= 'active' then
  result.status = 'unknown'
end
return result
