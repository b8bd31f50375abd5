trap '' TERM
echo ready
while :; do sleep 0.1; done
