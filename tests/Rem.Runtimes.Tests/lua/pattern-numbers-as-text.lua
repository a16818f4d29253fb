print(string.rep(123, 2), ("x"):rep("3"), string.len(12.5), string.find(12345, 34))
print(string.gsub(1.5, "%.", 0), string.match(-7, "%d"), string.upper(1e15))
print(pcall(string.rep, "x", "y"), pcall(string.rep, "x", 1.5), string.rep("x", "2"), string.rep("ab", 2.0))
