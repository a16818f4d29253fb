local function render(t, env)
  local code = { "local out = {} " }
  local at = 1
  for text, tag, stop in t:gmatch("(.-)<%%(.-)%%>()") do
    code[#code + 1] = ("out[#out+1] = %q "):format(text)
    if tag:sub(1, 1) == "=" then code[#code + 1] = "out[#out+1] = tostring(" .. tag:sub(2) .. ") " else code[#code + 1] = tag .. " " end
    at = stop
  end
  code[#code + 1] = ("out[#out+1] = %q return table.concat(out)"):format(t:sub(at))
  return assert(load(table.concat(code), "=template", "t", setmetatable(env, { __index = _G })))()
end
print(render("Hi <%= name %>: <% for i = 1, 3 do %>[<%= i %>]<% end %>!", { name = "Ann" }))
