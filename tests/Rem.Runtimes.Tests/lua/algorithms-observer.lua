local Event = {} Event.__index = Event
function Event.new() return setmetatable({ list = {} }, Event) end
function Event:on(f) self.list[#self.list + 1] = f return function() for i, g in ipairs(self.list) do if g == f then table.remove(self.list, i) break end end end end
function Event:fire(...) for _, f in ipairs({ table.unpack(self.list) }) do f(...) end end
local e = Event.new()
local off = e:on(function(a) print("first", a) end)
e:on(function(a, b) print("second", a, b) end)
e:fire(1, 2) off() e:fire(3) print(#e.list)
