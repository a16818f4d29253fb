print(0xF0 & 0x3C, 0xF0 | 0x0F, 0xFF ~ 0x0F, ~0, 1 << 8, 0x100 >> 8, -1 >> 60, -1 << 60, 1 << 100, 1 >> 100)
print(3.0 & 1, pcall(function() return "7" & 3 end), 1 << 2.0, pcall(function() return 1.5 & 1 end))
local function bits(n) local t = {} for i = 7, 0, -1 do t[#t + 1] = (n >> i) & 1 end return table.concat(t) end
print(bits(5), bits(255), bits(170))
local x, h = 12345, 0
for i = 1, 10 do h = (h * 31 + x) & 0xFFFFFFFF x = x ~ (x << 3) & 0xFFFF end print(h)
