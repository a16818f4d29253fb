local function track(t)
  local log = {}
  return setmetatable({}, {
    __index = function(_, k) log[#log + 1] = "get " .. tostring(k) return t[k] end,
    __newindex = function(_, k, v) log[#log + 1] = "set " .. tostring(k) t[k] = v end,
    __len = function() return #t end,
  }), log
end
local p, log = track({ 1, 2 })
p[3] = p[1] + p[2]
print(#p, p[3], table.concat(log, "; "))
table.insert(p, "end") print(#p, table.concat(p, ","), table.unpack(p))
table.sort(p, function(a, b) return tostring(a) > tostring(b) end) print(table.concat(p, ","))
