#!/usr/bin/env dash
case @ in (a|"@") echo @ ;; @*) case x in x) echo "@" ;; esac ;; *) ;; esac
if [ "@" = x ]; then eval "echo @"; elif ! ssh host @; then trap 'rm @' EXIT; fi
f() { printf '%s %d\n' @ @; } >@ 2>>"@" <@
while read -r line; do echo "$line" @; done <<< @
