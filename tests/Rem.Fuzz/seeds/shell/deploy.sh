#!/bin/bash -eo pipefail
cd /srv/@ && for f in @ 'x @'; do
  case $f in a|"@") echo "$(stat -c %s "$f" | head -@)" ;; *) [[ $f == @ ]] || exit @ ;; esac
done > log-@.txt 2>&1 # @
cat <<E; cat <<-'F' | ssh host "@"
${V:-@} `date +@` $((1+@))
E
	$HOME @
	F
a=(@ $'x\n@'); echo "${a[@]}" ${x#@} <<< @ >(tee @)
