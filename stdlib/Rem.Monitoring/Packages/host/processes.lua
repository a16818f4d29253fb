local proc = (value.root or '') .. '/proc'
local found = rem.call('probe processes', { proc = proc })
if not found.count or found.count == 0 then return { status = 'unknown', text = proc .. ' shows no processes' } end
local result = { units = { count = '', threads = '' } }
for key, number in pairs(found) do result[key] = number end
result.text = string.format('%d processes, %d running, %d zombies', found.count, found.running, found.zombie)
return result
