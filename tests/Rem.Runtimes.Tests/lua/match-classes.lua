local text = ""
for i = 0, 127 do text = text .. string.char(i) end
for class in ("acdglpsuwx"):gmatch(".") do
  local codes = {}
  for c in text:gmatch("%" .. class) do codes[#codes + 1] = c:byte() end
  print(class, #codes, table.concat(codes, " "))
  local _, others = text:gsub("%" .. class:upper(), "")
  print(class:upper(), others)
end
