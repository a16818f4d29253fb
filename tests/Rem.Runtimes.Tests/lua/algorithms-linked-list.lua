local list
for i = 1, 5 do list = { value = i, next = list } end
local node, out = list, {}
while node do out[#out + 1] = node.value node = node.next end
print(table.concat(out, "->"))
local function reverse(l) local r while l do l, r, l.next = l.next, l, r end return r end
node, out = reverse(list), {}
while node do out[#out + 1] = node.value node = node.next end
print(table.concat(out, "->"))
