local function leap(y) return y % 4 == 0 and (y % 100 ~= 0 or y % 400 == 0) end
local function days(y, m) return ({ 31, leap(y) and 29 or 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 })[m] end
local total = 0 for y = 1970, 1999 do for m = 1, 12 do total = total + days(y, m) end end
print(total, total * 86400, os.time { year = 2000, month = 1, day = 1, hour = 0 } == total * 86400)
