-- In use, free, most.
local path = (value.root or '') .. '/proc/sys/fs/file-nr'
local used, free, most = (rem.call('probe text', path).output or ''):match('^(%d+)%s+(%d+)%s+(%d+)')
if not used then return { status = 'unknown', text = path .. ' is not there, or tells nothing' } end
used, most = tonumber(used) - tonumber(free), tonumber(most)
-- Where there is no limit the kernel shows the largest number that there is.
local percent = most and most > 0 and math.floor(1000 * used / most + 0.5) / 10 or 0.0
return { open = used, most = most, percent = percent, units = { open = '', percent = '%' }, text = string.format('%d open files', used) }
