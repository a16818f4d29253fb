print(select(-1, 1, 2, 3), select(-3, 1, 2, 3), pcall(select, -4, 1, 2, 3))
print(select(2, 1, 2, 3), select(4, 1, 2, 3), select("2", "a", "b"), pcall(select, 1.5, 1))
local function last(...) return (select(select("#", ...), ...)) end print(last(1, 2, nil, 4), pcall(last))
