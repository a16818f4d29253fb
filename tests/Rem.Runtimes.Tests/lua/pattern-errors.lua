local bad = { "%", "[a", "[%", "[", "[]", "[^", "%b", "%bx", "%f", "%fa", "(a", "a)", "%1", "(%1)", "()%2", "((a)", "[a%]", "%g(" }
for _, p in ipairs(bad) do
  print(p, select(2, pcall(string.find, "abc", p)))
  print(p, select(2, pcall(string.match, "abc", p)))
  print(p, select(2, pcall(string.gsub, "abc", p, "")))
end
