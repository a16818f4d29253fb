-- Lines such as `MemTotal:       24605716 kB`.
local root = value.root or ''
local texts = rem.call('probe text', { root .. '/proc/meminfo', root .. '/proc/vmstat' }).output
if not texts[1] then return { status = 'unknown', text = root .. '/proc/meminfo is not there' } end

local is = {}
for name, number in texts[1]:gmatch('(%w+):%s+(%d+) kB') do is[name] = tonumber(number) * 1024 end
if not is.MemTotal or is.MemTotal == 0 then return { status = 'unknown', text = root .. '/proc/meminfo tells nothing of MemTotal' } end

local function share(part, all) return math.floor(1000 * part / all + 0.5) / 10 end
local function size(bytes) return string.format('%.1f GiB', bytes / 1073741824) end

-- Kernels before 3.14 have no MemAvailable.
local available = is.MemAvailable or (is.MemFree or 0) + (is.Buffers or 0) + (is.Cached or 0)
local used = is.MemTotal - available
local result = {
  total = is.MemTotal, available = available, used = used, percent = share(used, is.MemTotal),
  free = is.MemFree, cached = is.Cached, buffers = is.Buffers, dirty = is.Dirty, slab = is.Slab, shared = is.Shmem,
  text = string.format('%s of %s used (%.1f %%)', size(used), size(is.MemTotal), share(used, is.MemTotal)),
  units = {
    total = 'B', available = 'B', used = 'B', percent = '%', free = 'B', cached = 'B', buffers = 'B', dirty = 'B', slab = 'B', shared = 'B',
    ['swap.total'] = 'B', ['swap.used'] = 'B', ['swap.percent'] = '%', ['swap.in'] = '/s', ['swap.out'] = '/s',
  },
}
local swap, swapped = is.SwapTotal or 0, (is.SwapTotal or 0) - (is.SwapFree or 0)
result.swap = { total = swap, used = swapped, percent = swap > 0 and share(swapped, swap) or 0.0 }

-- Pages to and from the disk: at the first look nobody knows how many a second, and waiting for it is not worth it.
local pages = {
  ['in'] = tonumber((texts[2] or ''):match('pswpin (%d+)') or ''),
  out = tonumber((texts[2] or ''):match('pswpout (%d+)') or ''),
}
if pages['in'] and pages.out then
  local change = rem.call('probe counters', { name = tostring(pipe.check or '') .. ' swap ' .. root, counters = pages })
  if change.rates then
    result.swap['in'], result.swap.out = change.rates['in'], change.rates.out
  end
end
return result
