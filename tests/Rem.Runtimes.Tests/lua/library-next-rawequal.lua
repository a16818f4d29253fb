local t = { a = 1 }
print(next(t), next(t, "a"), rawequal(t, t), rawequal({}, {}), rawequal("a", "a"), rawequal(1, 1.0))
print(rawget(setmetatable({}, { __index = { x = 1 } }), "x"), rawlen({ 1, 2 }), rawlen("abc"))
print(pcall(rawequal, 1), pcall(rawget, 1), pcall(rawset, {}), rawset({}, 1, 2)[1])
print(pcall(rawset, {}, nil, 1), pcall(rawset, {}, 0/0, 1))
for k, v in next, { 7 } do print(k, v) end
