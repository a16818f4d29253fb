local function fields(line)
  local out, at = {}, 1
  line = line .. ","
  repeat
    if line:sub(at, at) == '"' then
      local text, c, i = "", nil, at
      repeat
        local _
        _, i, text, c = line:find('^"(.-)"(.?)', i)
        out[#out + 1] = text
      until c ~= '"'
      at = i + 1
    else
      local stop = line:find(",", at, true)
      out[#out + 1] = line:sub(at, stop - 1)
      at = stop + 1
    end
  until at > #line
  return out
end
print(table.concat(fields('a,b,"c,d",e'), "|"))
print(table.concat(fields('"x"'), "|"), #fields(""))
