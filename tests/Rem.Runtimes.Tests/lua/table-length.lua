print(#{}, #{ 1, 2, 3 }, #{ n = 1 }, #{ 1, 2, nil }, #"", #{ [1] = 1, [2] = 2 })
local t = {} for i = 1, 100 do t[i] = i end
for i = 100, 51, -1 do t[i] = nil end
print(#t, rawlen(t), rawlen("abc"))
print(#setmetatable({}, { __len = function() return 42 end }))
print(pcall(function() return #5 end), pcall(function() return #nil end))
print(pcall(rawlen, 5))
