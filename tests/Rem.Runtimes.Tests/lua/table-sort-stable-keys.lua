local people = { { n = "Ann", a = 30 }, { n = "Bob", a = 25 }, { n = "Cid", a = 35 }, { n = "Dan", a = 28 } }
table.sort(people, function(x, y) return x.a < y.a end)
for _, p in ipairs(people) do print(p.n, p.a) end
local keys = {} for k in pairs { z = 1, a = 2, m = 3 } do keys[#keys + 1] = k end
table.sort(keys) print(table.concat(keys, " "))
local m = setmetatable({}, { __lt = function(a, b) return a.v < b.v end })
local objs = {} for _, v in ipairs { 3, 1, 2 } do objs[#objs + 1] = setmetatable({ v = v }, getmetatable(m)) end
table.sort(objs) print(objs[1].v, objs[2].v, objs[3].v)
