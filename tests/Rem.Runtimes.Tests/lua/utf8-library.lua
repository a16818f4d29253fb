print(utf8.char(72, 228, 8364, 128512), utf8.char(), utf8.len("häß€😀"), utf8.len(""))
for p, c in utf8.codes("aä€😀") do print(p, c) end
print(utf8.codepoint("aä€", 1, -1))
print(utf8.offset("aä€😀", 3), utf8.offset("aä€", -1), utf8.offset("aä€", 0, 3), utf8.offset("a", 5))
print(utf8.len("\xff"), utf8.len("a\x80"), utf8.len("äö", 3), utf8.len("äö", -2))
print(pcall(utf8.codepoint, "\xff"), pcall(utf8.len, "abc", 10), pcall(utf8.char, -1), pcall(utf8.offset, "ä", 1, 2))
print(utf8.charpattern == "[\0-\x7F\xC2-\xFD][\x80-\xBF]*", #utf8.char(0x7FFFFFFF), utf8.len("\u{D800}", 1, -1, true), utf8.len("\u{D800}"))
print(pcall(function() for _ in utf8.codes("ab\xff") do end end))
