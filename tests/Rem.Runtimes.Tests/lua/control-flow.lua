local i = 0
repeat local done = i >= 3 i = i + 1 until done
print(i)
while true do i = i - 1 if i < 0 then break end end
print(i)
if nil then print("no") elseif 0 then print("0 is true") else print("no") end
if "" then print("empty text is true") end
print(nil == false, not nil, not 0, nil and 1, false or "x", nil or false, 1 and 2, false and error("no"))
local x = 5 local kind = x > 3 and "big" or "small" print(kind)
for _, v in ipairs { 1, 2, 3 } do if v == 2 then break end print(v) end
