local weak = setmetatable({}, { __mode = "k" })
do local key = {} weak[key] = "v" end
collectgarbage() collectgarbage()
print(next(weak))
local v = setmetatable({}, { __mode = "v" })
v[1] = {} v[2] = "text" v.x = print
collectgarbage()
print(v[1], v[2], v.x == print)
