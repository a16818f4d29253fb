#!/bin/zsh
x=(@ "@" *.(@)(N)); print ${x[@]} =(echo @) <(cat @) >(tee @) $'a\n@\'b'
print -r -- ${(q)x} $x[@] "$x[1]" ~@/* @(a|b) !(@)
coproc cat @; { echo @ } always { echo "@" } # @
