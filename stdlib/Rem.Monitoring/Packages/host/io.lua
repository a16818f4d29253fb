-- /proc/diskstats: reads, merged, sectors (of 512 bytes), milliseconds; the same of writes; under way, milliseconds busy, weighed.
local root = value.root or ''
local path = root .. '/proc/diskstats'
local only = value.only and {}
for _, each in ipairs(value.only or {}) do only[each] = true end

-- Whole disks: a partition counts among its disk, and what lies on a disk (a loop, a mapping) would count twice.
local function is_disk(device)
  if only then return only[device] end
  return device:find('^sd%a+$') or device:find('^vd%a+$') or device:find('^xvd%a+%d*$') or device:find('^hd%a+$')
    or device:find('^nvme%d+n%d+$') or device:find('^mmcblk%d+$') or device:find('^dasd%a+$')
end

local function read()
  local text = rem.call('probe text', path).output
  if not text then return nil end
  local counters = {}
  for device, numbers in text:gmatch(' (%a[%w%-_]*) ([%d ]+)') do
    if is_disk(device) then
      local reads, _, read_sectors, read_time, writes, _, written_sectors, write_time, _, busy =
        numbers:match('^(%d+) (%d+) (%d+) (%d+) (%d+) (%d+) (%d+) (%d+) (%d+) (%d+)')
      if busy then
        counters[device] = {
          reads = tonumber(reads), writes = tonumber(writes), read = tonumber(read_sectors) * 512, written = tonumber(written_sectors) * 512,
          busy = tonumber(busy), time = tonumber(read_time) + tonumber(write_time),
        }
      end
    end
  end
  return counters
end

local name = tostring(pipe.check or '') .. ' io ' .. root
local function look()
  local counters = read()
  return counters and rem.call('probe counters', { name = name, counters = counters }).rates, counters
end

local rates, counters = look()
if not counters then return { status = 'unknown', text = path .. ' is not there' } end
for device in pairs(only or {}) do
  if not counters[device] then return { status = 'unknown', text = 'there is no device ' .. device .. ' in ' .. path } end
end
if next(counters) == nil then return { status = 'unknown', text = path .. ' has no disk: name devices under `only`' } end
if not rates then
  rem.sleep(0.2)
  rates = look()
end

local function round(number) return number and math.floor(10 * number + 0.5) / 10 end
local result, units, busiest = { busy = 0.0 }, { busy = '%' }, nil
for device, of in pairs(rates) do
  local busy = of.busy and math.min(100, round(of.busy / 10))
  local done = (of.reads or 0) + (of.writes or 0)
  result[device] = {
    read = round(of.read), written = round(of.written), reads = round(of.reads), writes = round(of.writes),
    busy = busy, wait = of.time and (done > 0 and round(of.time / done) or 0.0) or nil,
  }
  for key, unit in pairs { read = 'B/s', written = 'B/s', reads = '/s', writes = '/s', busy = '%', wait = 'ms' } do units[device .. '.' .. key] = unit end
  if busy and (not busiest or busy > result.busy) then busiest, result.busy = device, busy end
end
if not busiest then return { status = 'unknown', text = 'the counters of ' .. path .. ' began anew' } end
result.units = units
result.text = string.format('%s is the busiest, %.1f %% of the time', busiest, result.busy)
return result
