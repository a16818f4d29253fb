print(("hello"):gsub("l", function(c) return c:upper() end))
print(("hello"):gsub("l", function() return nil end))
print(("hello"):gsub("l", function() return false end))
print(("1 2 3"):gsub("%d", function(d) return d * 2 end))
print(("1 2 3"):gsub("%d", function(d) return d + 0.5 end))
print(("a=1 b=2"):gsub("(%w)=(%w)", function(k, v) return v .. "=" .. k end))
print(("abc"):gsub("()%w", function(p) return p end))
local n = 0
print(("aaaa"):gsub("a", function() n = n + 1 return n % 2 == 0 and "b" end, 3))
