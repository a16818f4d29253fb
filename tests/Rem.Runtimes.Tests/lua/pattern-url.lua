local function decode(s) return (s:gsub("+", " "):gsub("%%(%x%x)", function(h) return string.char(tonumber(h, 16)) end)) end
local function encode(s) return (s:gsub("[^%w%-_%.~]", function(c) return ("%%%02X"):format(c:byte()) end)) end
print(decode("a%20b+c%3D%26"), encode("a b=c&d/é~x"))
print(("http://user@host:80/path?q=1#f"):match("^(%w+)://([^/:]+):?(%d*)(/?[^?#]*)%??([^#]*)#?(.*)$"))
