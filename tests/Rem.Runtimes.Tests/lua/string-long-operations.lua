local s = ("abcdefghij"):rep(1000)
print(#s, s:sub(9995), s:find("jab", 9000), select(2, s:gsub("a", "A")), #s:gsub("[aeiou]", ""), s:match("^(.-)j") )
local n = 0 for _ in s:gmatch("cde") do n = n + 1 end print(n)
print(#(s .. s), s:byte(5000), s:upper():sub(1, 3), s:reverse():sub(1, 3), #s:rep(3, ","))
