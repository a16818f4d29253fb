--[[ block
comment ]]
--[==[ another ]] one ]==]
print([[a
b]], [==[
x]]y]==], #[[

]])
---- four dashes
print("after") --[[ inline ]] print("more")
--[ not a block
print("done")
