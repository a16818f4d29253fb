print(("THE (quick) fox"):find("%f[%a]%a+%f[%A]"))
print(("THE (quick) fox"):gsub("%f[%a]%a+", string.lower))
for w in ("one,two;three"):gmatch("%f[%w]%w+%f[%W]") do print(w) end
print(("hello"):find("%f[%z]"), ("hello"):find("%f[%a]"))
print(("[[x]]"):find("%f[x]"))
print(("aaa bbb"):gsub("%f[%w]", "<"), ("aaa bbb"):gsub("%f[%W]", ">"))
