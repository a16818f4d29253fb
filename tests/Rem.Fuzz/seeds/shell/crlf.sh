#!/bin/sh
echo @\
 "@"
`echo \`echo @\` \$x "\"@\""`
# @
