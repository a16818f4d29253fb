local function split(s, sep)
  local out = {}
  for piece in (s .. sep):gmatch("(.-)" .. sep:gsub("%p", "%%%0")) do out[#out + 1] = piece end
  return out
end
for _, case in ipairs { { "a,b,c", "," }, { "a,,c", "," }, { "", "," }, { "a.b", "." }, { "a||b", "||" }, { ",", "," } } do
  local t = split(case[1], case[2])
  print(#t, table.concat(t, "|"))
end
