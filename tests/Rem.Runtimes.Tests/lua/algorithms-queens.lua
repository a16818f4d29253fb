local N, count, first = 6, 0, nil
local board = {}
local function ok(row, col) for r = 1, row - 1 do local c = board[r] if c == col or math.abs(c - col) == row - r then return false end end return true end
local function place(row)
  if row > N then count = count + 1 first = first or table.concat(board, " ") return end
  for col = 1, N do if ok(row, col) then board[row] = col place(row + 1) board[row] = nil end end
end
place(1) print(count, first)
