-- /proc/net/dev: two lines of titles, then for each interface eight numbers received and eight sent.
local root = value.root or ''
-- Below `root` the first process's view is the host's.
local path = root .. (root == '' and '/proc/net/dev' or '/proc/1/net/dev')
local only = value.only and {}
for _, each in ipairs(value.only or {}) do only[each] = true end

local function read()
  local text = rem.call('probe text', path).output
  if not text then return nil end
  local counters = {}
  for interface, numbers in text:gmatch('([^%s:|]+): *([%d ]+)') do
    local n = {}
    for number in numbers:gmatch('%d+') do n[#n + 1] = tonumber(number) end
    -- One that nothing has ever passed is not in use.
    local is_wanted = only and only[interface] or not only and interface ~= 'lo' and (n[2] or 0) + (n[10] or 0) > 0
    if #n >= 16 and is_wanted then
      counters[interface] = {
        received = n[1], sent = n[9], packets_in = n[2], packets_out = n[10],
        errors = n[3] + n[11] + n[14] + n[15], dropped = n[4] + n[12],
      }
    end
  end
  return counters
end

local name = tostring(pipe.check or '') .. ' network ' .. root
local function look()
  local counters = read()
  return counters and rem.call('probe counters', { name = name, counters = counters }).rates, counters
end

local rates, counters = look()
if not counters then return { status = 'unknown', text = path .. ' is not there' } end
for interface in pairs(only or {}) do
  if not counters[interface] then return { status = 'unknown', text = 'there is no interface ' .. interface } end
end
if next(counters) == nil then return { text = 'no interface is in use', received = 0.0, sent = 0.0, errors = 0.0, dropped = 0.0 } end
if not rates then
  rem.sleep(0.2)
  rates = look()
end

local units_of = { received = 'B/s', sent = 'B/s', packets_in = '/s', packets_out = '/s', errors = '/s', dropped = '/s' }
local function round(number) return number and math.floor(10 * number + 0.5) / 10 end
local result, units = { received = 0.0, sent = 0.0, errors = 0.0, dropped = 0.0 }, {}
for interface, of in pairs(rates) do
  local shown = {}
  for key, unit in pairs(units_of) do
    shown[key], units[interface .. '.' .. key] = round(of[key]), unit
    if result[key] then result[key], units[key] = result[key] + (shown[key] or 0), unit end
  end
  result[interface] = shown
end
result.units = units
result.text = string.format('%.1f kB/s received, %.1f kB/s sent', result.received / 1000, result.sent / 1000)
if result.errors > 0 then result.text = result.text .. string.format(', %.1f errors/s', result.errors) end
return result
