local function evaluate(s)
  local at = 1
  local function skip() at = s:find("%S", at) or #s + 1 end
  local expr
  local function atom()
    skip()
    if s:sub(at, at) == "(" then at = at + 1 local v = expr() skip() assert(s:sub(at, at) == ")", "missing )") at = at + 1 return v end
    local text = s:match("^%-?%d+%.?%d*", at)
    if not text then error("unexpected '" .. s:sub(at, at) .. "' at " .. at, 0) end
    at = at + #text
    return tonumber(text)
  end
  local function term() local v = atom() skip() while s:find("^[*/]", at) do local op = s:sub(at, at) at = at + 1 local r = atom() v = op == "*" and v * r or v / r skip() end return v end
  function expr() local v = term() skip() while s:find("^[+-]", at) do local op = s:sub(at, at) at = at + 1 local r = term() v = op == "+" and v + r or v - r skip() end return v end
  return expr()
end
print(evaluate("1 + 2 * 3"), evaluate("(1 + 2) * 3"), evaluate("10 / 4 - 1"), pcall(evaluate, "1 + x"), pcall(evaluate, "(1"))
