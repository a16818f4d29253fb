cat <<A; cat <<-'B' @ | sort -k @ <<"C D"
one @ $((2 * @)) `date +@`
A
	two $HOME \@ "@"
	B
${x:-@} $(cat <<E
@ inside
E
)
C D
