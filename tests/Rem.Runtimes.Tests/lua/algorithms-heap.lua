local h = {}
local function push(v) local i = #h + 1 h[i] = v while i > 1 and h[i // 2] > h[i] do h[i // 2], h[i] = h[i], h[i // 2] i = i // 2 end end
local function pop() local top = h[1] h[1] = h[#h] h[#h] = nil local i = 1 while true do local c = 2 * i if c > #h then break end if h[c + 1] and h[c + 1] < h[c] then c = c + 1 end if h[i] <= h[c] then break end h[i], h[c] = h[c], h[i] i = c end return top end
for _, v in ipairs { 5, 1, 4, 1, 5, 9, 2, 6 } do push(v) end
local out = {} while #h > 0 do out[#out + 1] = pop() end
print(table.concat(out, " "))
