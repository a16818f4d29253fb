local function expand(s, vars, depth)
  return (s:gsub("%$(%w+)", function(n) if depth > 5 then return "?" end return vars[n] and expand(vars[n], vars, depth + 1) end))
end
print(expand("$a", { a = "x$b", b = "y$c", c = "z" }, 0), expand("$loop", { loop = "<$loop>" }, 0), expand("$none", {}, 0))
print((("((1))"):gsub("%b()", function(s) return "[" .. s:sub(2, -2):gsub("%b()", "{}") .. "]" end)))
