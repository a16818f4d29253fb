-- Sessions of systemd where it runs, else the file of logins.
local root = value.root or ''
local folder = root .. '/run/systemd/sessions'
local names, users, sessions = {}, {}, 0
local found = rem.call('probe folder', folder).output
local logins = rem.call('probe logins', root .. '/run/utmp').output
if found and #found > 0 or not logins then
  local paths = {}
  for _, each in ipairs(found or {}) do
    if each:find('^%w+$') then paths[#paths + 1] = folder .. '/' .. each end
  end
  for _, text in pairs(#paths > 0 and rem.call('probe text', rem.list(paths)).output or {}) do
    local user = tostring(text):match('\nUSER=([^\n]+)')
    if user and tostring(text):find('CLASS=user', 1, true) then
      sessions, users[user] = sessions + 1, true
    end
  end
else
  for _, login in ipairs(logins) do
    sessions, users[login.user] = sessions + 1, true
  end
end
if not found and not logins then
  return { status = 'unknown', text = 'neither systemd nor ' .. root .. '/run/utmp tells who is logged in' }
end
for user in pairs(users) do names[#names + 1] = user end
table.sort(names)
return {
  sessions = sessions, users = #names, units = { sessions = '', users = '' },
  text = sessions == 0 and 'nobody is logged in' or string.format('%d sessions: %s', sessions, table.concat(names, ', ', 1, math.min(#names, 20))),
}
