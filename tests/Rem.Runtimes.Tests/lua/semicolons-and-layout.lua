;;; local a = 1; local b = 2; print(a, b);
do print "no parens" end
print(type {}, #{ 1, 2 }, ("x"))
local f = function(...) return select("#", ...) end
print(f {}, f "", f [[x]], f(nil))
local t = { f = function(s) return s end } print(t.f "str", t.f [[long]])
print(#"abc", -#"abc", not #"")
return print "returned"
