local function lcs(a, b)
  local memo = {}
  local function go(i, j)
    if i == 0 or j == 0 then return "" end
    local key = i .. "," .. j
    if memo[key] then return memo[key] end
    local r
    if a:byte(i) == b:byte(j) then r = go(i - 1, j - 1) .. a:sub(i, i) else local x, y = go(i - 1, j), go(i, j - 1) r = #x >= #y and x or y end
    memo[key] = r
    return r
  end
  return go(#a, #b)
end
print(lcs("AGGTAB", "GXTXAYB"), lcs("", "x"), lcs("abcdef", "acf"))
