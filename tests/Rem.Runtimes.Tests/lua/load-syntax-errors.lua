for _, code in ipairs { "x =", "if x then", "for i = 1 do end", "local 5", "return return", "x = = 1", "f(", "'unclosed", "[[unclosed", "x = 1 1", "goto", "break", "local x <foo> = 1", "a.b:c = 1", "1 = x", "function f( end", "x = }", "--[[ no end", "x = '\\q'", "x = '\\300'", "x = 0x", "x = 1e", "::a", "local function end", "x = \"a\nb\"", "...", "return 5 = 6", "f() = 1", "for x in", "and", "x = '\\u{110000000}'" } do
  print((select(2, load(code, "=c"))))
end
