print(("grün"):len(), ("grün"):find("ü"), ("grün"):match("r(..)n"))
print(("grün"):gsub("[\128-\255]+", "?"))
for c in ("aäb€"):gmatch("[%z\1-\127\194-\253][\128-\191]*") do print(c, #c) end
print(("äöü"):upper(), ("ÄB"):lower())
print(("\xff"):byte(), ("a\xffb"):find("\xff"))
print(("ä"):match("%a"), ("ä"):match("%w"), ("ä"):match("%p"), ("ä"):match("%g"))
