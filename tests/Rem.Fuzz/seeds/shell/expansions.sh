#!/bin/ksh
a=${x:-@} b="${x:=@}" c=${x#@*} d="${x%%"@"}" e=${#x} f=${x:@:2} g=${x/@/b}
h="${x:-"@"}" i=${x:-'@'} j="${x:-$(echo "@" `echo @`)}" k=${!x} l=${x[@]}
export M=@ N="@"; readonly O=@; set -- @ "$@" '@'
