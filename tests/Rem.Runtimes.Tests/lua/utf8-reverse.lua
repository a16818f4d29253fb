local function reverse(s) local t = {} for _, c in utf8.codes(s) do table.insert(t, 1, utf8.char(c)) end return table.concat(t) end
print(reverse("häß€😀"), reverse(""), reverse("abc"))
local function sub(s, i, j) return s:sub(utf8.offset(s, i), (utf8.offset(s, j + 1) or #s + 1) - 1) end
print(sub("häß€😀", 2, 4), sub("abc", 1, 1))
for c in ("日本語x"):gmatch(utf8.charpattern) do print(c, #c) end
