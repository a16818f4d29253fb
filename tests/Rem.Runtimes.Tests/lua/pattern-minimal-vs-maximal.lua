local s = "aXXbXXc"
print(s:match("a(.-)X"), s:match("a(.*)X"), s:match("a.-(X+)"), s:match("(X-)b"), s:match("X-$"))
print(s:find("X-b"), s:find("X*b"), s:find("b.-$"), s:find(".-"))
print(("aaa"):find("a-", 2), ("aaa"):find("a-$"), ("aaa"):find("^a-$"))
print(("[[x]]"):match("%[%[(.-)%]%]"), ("a b  c"):gsub(" +", " "))
