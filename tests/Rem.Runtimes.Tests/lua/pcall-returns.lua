print(pcall(function() end), pcall(function() return nil end), pcall(function() return 1, nil, 3 end))
print(select("#", pcall(function() end)), select("#", pcall(error)))
print(pcall(pcall), pcall(type), pcall(5), pcall(nil))
print(pcall(coroutine.wrap(function() return pcall(function() return "deep" end) end)))
