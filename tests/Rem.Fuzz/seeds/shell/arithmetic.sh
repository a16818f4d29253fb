#!/bin/bash -e
((i = @ + 1)); echo $((i % @)) "$((a[@] ? @ : 2))" $(( (1 + @) * 3 ))
( (echo @) ; echo $( (ls @) | wc -l ) )
for ((i = 0; i < @; i++)); do let "n += @"; done
[[ $n -gt @ && ( -e @ || $x =~ @ ) ]] || test @ -eq "$n" -a -n "@"
