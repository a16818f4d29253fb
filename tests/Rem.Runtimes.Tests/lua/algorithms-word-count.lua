local text = "the quick brown fox jumps over the lazy dog the end"
local count, words = {}, {}
for w in text:gmatch("%a+") do if not count[w] then words[#words + 1] = w end count[w] = (count[w] or 0) + 1 end
table.sort(words, function(a, b) return count[a] > count[b] or count[a] == count[b] and a < b end)
for i = 1, 4 do print(words[i], count[words[i]]) end
