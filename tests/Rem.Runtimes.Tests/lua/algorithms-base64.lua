local A = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
local function enc(s)
  return (s:gsub("..?.?", function(c)
    local a, b, d = c:byte(1, 3)
    local n = a << 16 | (b or 0) << 8 | (d or 0)
    local o = ""
    for i = 3, 0, -1 do local k = n >> 6 * i & 63 o = o .. A:sub(k + 1, k + 1) end
    return o:sub(1, #c + 1) .. ("="):rep(3 - #c)
  end))
end
print(enc(""), enc("f"), enc("fo"), enc("foo"), enc("foobar"), enc("hello world"))
