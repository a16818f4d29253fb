local rows = { { "name", "qty", "price" }, { "apple", 3, 1.25 }, { "kiwi", 12, 0.5 } }
for _, r in ipairs(rows) do print(("%-8s|%5s|%8s"):format(r[1], r[2], type(r[3]) == "number" and ("%.2f"):format(r[3]) or r[3])) end
print(("%-5d|%5.1f|%s"):format(42, 2.25, ("x"):rep(3)), ("%3d%%"):format(50))
