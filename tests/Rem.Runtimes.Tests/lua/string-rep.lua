print(("ab"):rep(3), ("ab"):rep(3, "-"), ("ab"):rep(0), ("ab"):rep(-5), ("ab"):rep(1, "-"))
print((""):rep(100), #("x"):rep(1000, "yy"), (""):rep(3, ","))
print(pcall(string.rep, "xx", math.maxinteger))
print(pcall(string.rep), pcall(string.rep, "x"), pcall(string.rep, nil, 1), pcall(string.rep, "x", {}))
