for _, s in ipairs { "3.14", "-7", "+0.5e10", "abc", "1e", ".5", "5.", "0x10", " 12 " } do
  print(s, s:match("^%s*[+-]?%d+%.?%d*[eE]?[+-]?%d*%s*$"), tonumber(s))
end
print(("1234567"):reverse():gsub("(%d%d%d)", "%1,"):reverse():gsub("^,", ""))
