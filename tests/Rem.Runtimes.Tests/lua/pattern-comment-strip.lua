local code = "x = 1 -- one\ny = 2 --[[ two\n lines ]] z = 3\n"
print((code:gsub("%-%-%[%[.-%]%]", ""):gsub("%-%-[^\n]*", "")))
print((("/* a */ b /* c */"):gsub("/%*.-%*/", "")))
