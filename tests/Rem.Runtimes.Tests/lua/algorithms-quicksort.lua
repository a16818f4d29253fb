local function qs(t, lo, hi)
  lo, hi = lo or 1, hi or #t
  if lo < hi then
    local p, i = t[hi], lo
    for j = lo, hi - 1 do if t[j] <= p then t[i], t[j] = t[j], t[i] i = i + 1 end end
    t[i], t[hi] = t[hi], t[i]
    qs(t, lo, i - 1) qs(t, i + 1, hi)
  end
  return t
end
print(table.concat(qs { 5, 3, 9, 1, 5, 7, 2 }, " "), #qs {}, qs { 1 }[1])
