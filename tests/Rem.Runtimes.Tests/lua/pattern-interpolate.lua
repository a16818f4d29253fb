local function fill(template, values)
  return (template:gsub("%${(%w+)}", function(name)
    local v = values[name]
    if v == nil then error("no value for " .. name, 0) end
    return tostring(v)
  end))
end
print(fill("${a} and ${b}", { a = 1, b = true }))
print(pcall(fill, "${c}", {}))
print(("%d%%"):gsub("%%", "%%%%"))
