local path = (value.root or '') .. '/proc/uptime'
local seconds = tonumber((rem.call('probe text', path).output or ''):match('^[%d.]+') or '')
if not seconds then return { status = 'unknown', text = path .. ' is not there, or tells nothing' } end
return {
  seconds = seconds, units = { seconds = 's' },
  text = string.format('%d days %02d:%02d', seconds // 86400, seconds % 86400 // 3600, seconds % 3600 // 60),
}
