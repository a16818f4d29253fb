local name = tostring(pipe.check or '') .. ' log'
local ok, found = pcall(rem.call, 'probe lines', {
  path = value.path, name = name, match = value.match, except = value.except, most = value.most,
  ['from start'] = value['from start'],
})
if not ok then return { status = 'unknown', text = (tostring(found):gsub('^[^\n]-%.lua:%d+: ', '')) } end

local result = { lines = found.lines, matches = found.matches, units = { lines = '', matches = '' }, text = '' }
local last = found.matches > 0 and found.shown[#found.shown] or nil
-- A find is over with the next look, unless it is to stay.
if value.hold ~= nil then
  local finds, key = rem.state('monitor.finds'), (name .. value.path):sub(-150):gsub('^[\128-\191%s]+', '')
  if last then finds:set(key, last, { ttl = value.hold }) else last = finds:get(key) end
end
if last then
  result.status = value.found
  result.text = found.matches > 1 and string.format('%d lines, the last: %s', found.matches, last) or last
elseif not found.exists then
  result.status, result.text = value.missing, value.path .. ' is not there'
else
  result.text = string.format('%d new lines, none of them found', found.lines)
end
if found.missed then
  if not result.status or result.status == 'ok' then result.status = 'unknown' end
  result.text = 'the log was rotated away, and its last lines were not found; ' .. result.text
end
return result
