-- File systems on disks and on other machines: those whose device is a path, or which are pools. What lies below `root` is
-- looked at there, under the name that it has on the host.
local pools = { zfs = true, btrfs = true, nfs = true, nfs4 = true, cifs = true, ceph = true, fuse = true }
local packed = { squashfs = true, iso9660 = true, erofs = true }
local root = value.root or ''

local function set(list)
  if list == nil then return nil end
  local of = {}
  for _, each in ipairs(list) do of[each] = true end
  return of
end

local only, except = set(value.only), set(value.except) or {}
local text = rem.call('probe text', root .. (root == '' and '/proc/self/mounts' or '/proc/1/mounts')).output
if not text then return { status = 'unknown', text = root .. '/proc/self/mounts is not there' } end

local function share(part, all) return all > 0 and math.floor(1000 * part / all + 0.5) / 10 or 0.0 end

local result = { disks = {}, fullest = 0.0, inodes = 0.0 }
local units, seen, wrong, worst, least = { fullest = '%', inodes = '%', available = 'B' }, {}, {}, nil, nil
for device, mount, kind in text:gmatch('([^ \n]+) ([^ ]+) ([^ ]+) [^\n]*') do
  -- Blanks and such are written as octal numbers.
  mount = mount:gsub('\\(%d%d%d)', function(octal) return string.char(tonumber(octal, 8)) end)
  local is_wanted = only and only[mount] or not only and not except[mount] and not packed[kind] and not seen[device]
    and (device:sub(1, 5) == '/dev/' or pools[kind])
  if is_wanted then
    seen[device] = true
    local ok, room = pcall(rem.call, 'probe file system', root .. mount)
    if not ok then
      wrong[#wrong + 1] = tostring(room):gsub('^[^\n]-%.lua:%d+: ', '')
    elseif room.total > 0 then
      local used = room.total - room.free
      local of = { percent = share(used, used + room.available), available = room.available, total = room.total }
      if room.files > 0 then of.inodes = share(room.files - room['free files'], room.files) end
      result.disks[mount] = of
      units['disks.' .. mount .. '.percent'], units['disks.' .. mount .. '.available'] = '%', 'B'
      units['disks.' .. mount .. '.total'], units['disks.' .. mount .. '.inodes'] = 'B', '%'
      if not worst or of.percent > result.fullest then worst, result.fullest = mount, of.percent end
      if not least or of.available < least then least = of.available end
      result.inodes = math.max(result.inodes, of.inodes or 0)
    end
  end
end
for mount in pairs(only or {}) do
  if not result.disks[mount] then wrong[#wrong + 1] = 'nothing is mounted at ' .. mount end
end
result.units, result.available = units, least
if not worst then
  return { status = 'unknown', text = #wrong > 0 and table.concat(wrong, '; ') or 'there is no file system on a disk' }
end
result.text = string.format('%s is the fullest, %.1f %% used', worst, result.fullest)
if #wrong > 0 then
  result.status, result.text = 'unknown', table.concat(wrong, '; ') .. '; ' .. result.text
end
return result
