local function mul(a, b) local r = {} for i = 1, #a do r[i] = {} for j = 1, #b[1] do local s = 0 for k = 1, #b do s = s + a[i][k] * b[k][j] end r[i][j] = s end end return r end
local m = mul({ { 1, 2 }, { 3, 4 } }, { { 5, 6 }, { 7, 8 } })
print(m[1][1], m[1][2], m[2][1], m[2][2])
local function det(m) if #m == 1 then return m[1][1] end local s = 0 for c = 1, #m do local sub = {} for r = 2, #m do local row = {} for k = 1, #m do if k ~= c then row[#row + 1] = m[r][k] end end sub[#sub + 1] = row end s = s + (-1) ^ (c + 1) * m[1][c] * det(sub) end return s end
print(det { { 2, 0, 1 }, { 1, 3, 2 }, { 1, 1, 1 } })
