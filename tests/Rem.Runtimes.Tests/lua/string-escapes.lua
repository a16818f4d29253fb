print("a\tb\\n\"q\"\'s\'", 'x\z
       y', "\65\066\x41\u{48}\u{20AC}", '\u{7FFFFFFF}' ~= "", #"\u{10FFFF}")
print([[
first newline dropped]], [==[a]]b]==], #"\0\0", "line\
continued")
print("\a\b\f\v" == "\7\8\12\11", "\r" == string.char(13))
