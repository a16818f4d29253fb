for _, a in ipairs { 7, -7, 7.5, -7.5, 0, -0.0 } do
  for _, b in ipairs { 2, -2, 2.5, math.huge, -math.huge } do print(a, b, a // b, a % b) end
end
