local buf = {}
for i = 1, 20 do buf[#buf + 1] = ("%02d"):format(i * i % 97) end
print(table.concat(buf, " "))
local s = "" for i = 1, 50 do s = s .. string.char(97 + i % 26) end print(s, #s)
print(("abc"):rep(3):upper():reverse():sub(2, -2), ("%s-%s"):rep(2, "|"):format(1, 2, 3, 4))
