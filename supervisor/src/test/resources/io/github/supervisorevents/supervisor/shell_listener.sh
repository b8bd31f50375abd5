#!/bin/sh
# A listener in a few lines of shell: shell_listener.sh FILE
printf 'READY\n'
while read -r header; do
  length=${header##* len:}
  length=${length%% *}
  payload=$(dd bs=1 count="$length" 2>/dev/null)
  name=${header#*eventname:}
  printf '%s\t%s\n' "${name%% *}" "$payload" >>"$1"
  printf 'RESULT 2\nOKREADY\n'
done
