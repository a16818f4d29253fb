print(string.packsize("i4i8"), string.packsize("<!4 i1 i4"), string.packsize("bhilj"))
local function hex(s) return (s:gsub(".", function(c) return ("%02x"):format(c:byte()) end)) end
print(hex(string.pack("<i4", 1)), hex(string.pack(">i4", 1)), hex(string.pack("<d", 1.5)), hex(string.pack("z", "ab")), hex(string.pack("s1", "abc")))
print(string.unpack("<i4", "\1\0\0\0"), string.unpack("z", "hi\0rest"), string.unpack("s1", "\3abc"))
print(pcall(string.pack, "i1", 300))
print(pcall(string.unpack, "i4", "abc"))
print(pcall(string.pack, "i17", 1))
print(string.unpack("<i2 >i2", "\1\0\0\1"))
