print(("ABC"):byte(), ("ABC"):byte(2), ("ABC"):byte(1, -1), ("ABC"):byte(10), ("ABC"):byte(-1))
print(string.char(72, 105), string.char(), #string.char(0, 255))
print(pcall(string.char, 256), pcall(string.char, -1), pcall(string.char, "x"))
print(select("#", ("abc"):byte(5, 9)), select("#", (""):byte(1, -1)))
