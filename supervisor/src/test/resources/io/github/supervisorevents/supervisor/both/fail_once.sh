# A listener that rejects its third event once: fail_once.sh FILE
printf 'READY\n'
count=0
while read -r header; do
  length=${header##* len:}
  length=${length%% *}
  payload=$(dd bs=1 count="$length" 2>/dev/null)
  name=${header#*eventname:}
  printf '%s\t%s\n' "${name%% *}" "$payload" >>"$1"
  count=$((count + 1))
  if [ "$count" = 3 ]; then
    printf 'RESULT 4\nFAILREADY\n'
  else
    printf 'RESULT 2\nOKREADY\n'
  fi
done
