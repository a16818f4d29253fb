local t = { 5, 2, 8, 1, 9, 3, 7.5, -1, 0 }
table.sort(t) print(table.concat(t, " "))
table.sort(t, function(a, b) return a > b end) print(table.concat(t, " "))
local words = { "pear", "Apple", "fig", "apple", "", "zoo", "10", "9" }
table.sort(words) print(table.concat(words, ","))
table.sort(words, function(a, b) return #a < #b or #a == #b and a < b end) print(table.concat(words, ","))
for n = 0, 12 do
  local x = {}
  for i = 1, n do x[i] = (i * 7) % 5 end
  table.sort(x)
  print(n, table.concat(x, " "))
end
