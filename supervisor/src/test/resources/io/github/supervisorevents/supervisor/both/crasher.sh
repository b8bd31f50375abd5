# Crashes twice, then stays: crasher.sh FILE-THAT-COUNTS
runs=$(cat "$1" 2>/dev/null || echo 0)
echo $((runs + 1)) >"$1"
echo "run $((runs + 1))"
if [ "$runs" -ge 2 ]; then
  exec sleep 1000
fi
sleep 2.5
echo "giving up: no connection" >&2
exit 3
