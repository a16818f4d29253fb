local function where(f, ...) return (select(2, pcall(f, ...))) end
print(where(function()
  local x = nil
  return x.y
end))
print(where(function() local t = { a = {} } return t.a.b.c.d end))
print(where(function() undefined_global.x = 1 end))
print(where(function() local a = "x" + 1 end))
print(where(function() error("multi\nline") end))
print(where(load("error('in chunk')", "=chunk")))
print(where(load("error('in chunk')", "@file.lua")))
print(where(load("local x = 1\nerror('in text chunk')")))
print(where(load("\n\nerror('x', 1)", "=(load)")))
