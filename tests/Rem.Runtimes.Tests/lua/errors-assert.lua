print(assert(1, "unused"), assert("a", "b"), select("#", assert(1, 2, 3)))
print(pcall(assert, false), pcall(assert, nil, "custom"), type(select(2, pcall(assert, false, { 1 }))))
print(pcall(assert), pcall(assert, nil))
print(select(2, pcall(assert, false, 42)))
