for i = 1, 5 do
  if i % 2 == 0 then goto continue end
  print(i)
  ::continue::
end
local n = 0
::top::
n = n + 1
if n < 3 then goto top end
print(n)
for i = 1, 3 do for j = 1, 3 do if i * j == 4 then goto done end print(i, j) end end
::done::
print(load("goto nowhere"))
print(load("::a:: ::a::"))
print(load("do local x ::l:: end goto l"))
