trap 'echo got HUP' HUP
trap 'echo got TERM; exit 7' TERM
echo ready
while :; do sleep 0.1; done
