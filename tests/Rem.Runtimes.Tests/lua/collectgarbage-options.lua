print(type(collectgarbage("count")), collectgarbage(), collectgarbage("collect"))
print(collectgarbage("isrunning"), collectgarbage("stop"), collectgarbage("isrunning"), collectgarbage("restart"), collectgarbage("isrunning"))
print(collectgarbage("incremental"), collectgarbage("generational"), collectgarbage("incremental"))
print(pcall(collectgarbage, "nonsense"))
local before = collectgarbage("count")
do local t = {} for i = 1, 1e5 do t[i] = { i } end end
collectgarbage()
print(collectgarbage("count") < before + 1000)
