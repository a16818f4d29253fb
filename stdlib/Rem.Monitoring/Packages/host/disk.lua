-- Used as `df` has it: of what others than root may have.
local path = value.path
local ok, room = pcall(rem.call, 'probe file system', path)
if not ok then return { status = 'unknown', text = (tostring(room):gsub('^[^\n]-%.lua:%d+: ', '')) } end
local function share(part, all) return all > 0 and math.floor(1000 * part / all + 0.5) / 10 or 0.0 end
local used = room.total - room.free
local result = {
  total = room.total, used = used, available = room.available, percent = share(used, used + room.available),
  units = { total = 'B', used = 'B', available = 'B', percent = '%', inodes = '%' },
}
if room.files > 0 then result.inodes = share(room.files - room['free files'], room.files) end
result.text = string.format('%.1f GiB available in %s, %.1f %% used', room.available / 1073741824, path, result.percent)
return result
