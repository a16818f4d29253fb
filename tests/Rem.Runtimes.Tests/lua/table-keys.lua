local t = {}
t[1] = "int" t[1.0] = "float is int" t["1"] = "text" t[1.5] = "float" t[true] = "bool" t[print] = "fn"
print(t[1], t["1"], t[1.5], t[true], t[print], t[2^0], #t)
t[2^53] = "big" print(t[2^53|0], next({ [3.0] = 1 }))
print(math.type(next({ [3.0] = 1 })), t[nil], t[0/0])
