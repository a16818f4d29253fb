print(("aaa"):gsub("^a", "b"), ("aaa"):gsub("a", "b", 2), ("abc"):gsub("^(.)", "%1%1"), ("abc"):gsub("^x*", "-"))
print(("hello world"):gsub("%w+", "%0 %0", 1), ("abc"):gsub("", "-", 2), ("abc"):gsub("b*", "-"))
print(("abc"):gsub(".", { a = "1", b = true and "2" }), ("abc"):gsub("(b)()", "%2"), ("x y z"):gsub("%s", "", 1))
print(("a,b,,c"):gsub(",", ";"), ("a\nb"):gsub("\n", "\\n"), ("path/to/file"):gsub("/", "\\"))
