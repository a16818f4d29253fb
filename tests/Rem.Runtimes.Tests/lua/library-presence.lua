for _, n in ipairs { "assert", "error", "getmetatable", "ipairs", "load", "next", "pairs", "pcall", "print", "rawequal", "rawget", "rawlen", "rawset", "select", "setmetatable", "tonumber", "tostring", "type", "xpcall", "collectgarbage" } do print(n, type(_G[n])) end
for _, n in ipairs { "byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "pack", "packsize", "rep", "reverse", "sub", "unpack", "upper" } do print("string." .. n, type(string[n])) end
for _, n in ipairs { "concat", "insert", "move", "pack", "remove", "sort", "unpack" } do print("table." .. n, type(table[n])) end
for _, n in ipairs { "abs", "ceil", "floor", "fmod", "huge", "max", "maxinteger", "min", "mininteger", "modf", "pi", "random", "sqrt", "tointeger", "type", "ult" } do print("math." .. n, type(math[n])) end
for _, n in ipairs { "close", "create", "isyieldable", "resume", "running", "status", "wrap", "yield" } do print("coroutine." .. n, type(coroutine[n])) end
print(_VERSION, type(os.time), type(os.date), type(os.clock), type(os.difftime), type(utf8.char))
