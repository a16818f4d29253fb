local function try(...) print(select(2, pcall(...))) end
try(string.sub) try(string.upper) try(string.rep, "x") try(string.char, "a") try(string.format)
try(table.concat) try(table.insert, 1, 2) try(table.unpack) try(ipairs) try(math.floor) try(math.random, 1.5)
try(tonumber, "z", 40) try(select, "x") try(rawset, 1, 2, 3) try(rawget, 1, 2) try(next, 5) try(setmetatable, {}, 5)
try(string.find, "a") try(string.match, nil, "a") try(string.gmatch, "a") try(string.gsub, "a", "b") try(string.find, {}, "a")
try(string.find, "a", "a", {}) try(string.find, "a", "a", 1.5) try(utf8.char, "x") try(utf8.codepoint) try(coroutine.resume, 1) try(coroutine.wrap, 1)
try(function() ("x"):rep() end) try(function() ("x"):find() end) try(function() ("x"):gsub("x", true) end) try(function() string.find(1) end)
