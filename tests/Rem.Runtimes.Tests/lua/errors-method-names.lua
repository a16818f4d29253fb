local function try(f) print(select(2, pcall(f))) end
local s = "text"
try(function() local x = s:find({}) end)
try(function() local x = s:rep({}) end)
try(function() local x = s:match(nil) end)
try(function() local x = s:gmatch(nil) end)
try(function() local x = s:gsub("x") end)
try(function() local x = string.match(s, nil) end)
try(function() local alias = string.find alias(s, nil) end)
try(function() local t = { look = string.find } t.look(s, nil) end)
try(function() local x = s:format({}) return x .. s:format() .. nil end)
try(function() local x = ("%d"):format("x") end)
try(function() local x = s:sub({}) end)
try(function() local x = s:byte({}) end)
