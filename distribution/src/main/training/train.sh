#!/usr/bin/env bash
# Lists the classes that each program loads in real work, for the archives that make-archives.sh
# makes of them. Part of the build.
#
#   train.sh FOLDER    the distribution's folder; writes lib/*.classlist and lib/*.jsa there
set -euo pipefail
folder=$1
training=$(cd "$(dirname "$0")" && pwd -P)
scratch=$(mktemp -d "${TMPDIR:-/tmp}/training.XXXXXX")
children=()
cleanup() {
  for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
  rm -rf "$scratch"
}
trap cleanup EXIT
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

wait_for() { # FILE
  for _ in $(seq 300); do
    [ -e "$1" ] && return 0
    sleep 0.1
  done
  echo "train.sh: $1 did not appear within 30 s" >&2
  exit 1
}

train_notifier() {
  mkfifo "$scratch/hold"
  "$java" "$training/FakeServices.java" "$scratch/ports" <"$scratch/hold" &
  children+=($!)
  exec 9>"$scratch/hold"
  wait_for "$scratch/ports"
  local http smtp
  read -r http smtp <"$scratch/ports"

  # A crash, a recovery and a program that is given up, told through every channel.
  {
    event 0 PROCESS_STATE_EXITED "processname:web groupname:web from_state:RUNNING expected:0 pid:7"
    event 1 PROCESS_STATE_STARTING "processname:web groupname:web from_state:EXITED tries:0"
    event 2 PROCESS_STATE_RUNNING "processname:web groupname:web from_state:STARTING pid:8"
    event 3 PROCESS_STATE_FATAL "processname:job groupname:job from_state:BACKOFF"
    sleep 6
  } | env -i PATH="$PATH" ${JAVA_HOME:+JAVA_HOME="$JAVA_HOME"} \
    NOTIFIER_JAVA_OPTS="-Xshare:off -XX:DumpLoadedClassList=$scratch/notifier-app.classlist" \
    NOTIFIER_STATE_DIR="$scratch/state" NOTIFY_ON=PROCESS_STATE,crashed,gave_up,recovered \
    GROUP_WAIT=100ms RECOVERY_AFTER=500ms \
    SLACK_TOKEN=xoxb-training SLACK_CHANNEL=C1 SLACK_API_URL="http://127.0.0.1:$http/slack/" \
    TELEGRAM_BOT_TOKEN=1:training TELEGRAM_CHAT_ID=7 \
    TELEGRAM_API_URL="http://127.0.0.1:$http/telegram" \
    WEBHOOK_URL="http://127.0.0.1:$http/hook" \
    SMTP_HOST=127.0.0.1 SMTP_PORT="$smtp" SMTP_SECURITY=none \
    EMAIL_FROM=notifier@example.org EMAIL_TO=ops@example.org \
    "$folder/bin/supervisor-notifier" >/dev/null 2>"$scratch/notifier.log" ||
    { cat "$scratch/notifier.log" >&2; exit 1; }
  exec 9>&-
}

event() { # SERIAL NAME PAYLOAD
  printf 'ver:3.0 server:training serial:%d pool:notifier poolserial:%d eventname:%s len:%d\n%s' \
    "$1" "$1" "$2" "${#3}" "$3"
}

train_supervisor() {
  cat >"$scratch/supervisord.conf" <<END
[supervisord]
nodaemon=true
logfile=$scratch/supervisord.log
pidfile=$scratch/supervisord.pid
childlogdir=$scratch
[unix_http_server]
file=$scratch/sock
[supervisorctl]
serverurl=unix://$scratch/sock
[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
[program:cat]
command=/bin/cat
startsecs=0
[program:crasher]
command=/bin/sh -c "echo going; exit 3"
startsecs=0
autorestart=false
[eventlistener:listener]
command=/bin/sh -c 'while true; do echo READY; read -r header || exit 0; len=\${header##*len:}; dd bs=1 count=\$len 2>/dev/null >&2; printf "RESULT 2\nOK"; done'
events=EVENT
END
  JSUPERVISORD_JAVA_OPTS="-Xshare:off -XX:DumpLoadedClassList=$scratch/supervisor.classlist" \
    "$folder/bin/jsupervisord" -n -c "$scratch/supervisord.conf" >"$scratch/out" 2>&1 &
  children+=($!)
  wait_for "$scratch/sock"
  local ctl=("$folder/bin/jsupervisorctl" -c "$scratch/supervisord.conf")
  JSUPERVISORCTL_JAVA_OPTS="-Xshare:off -XX:DumpLoadedClassList=$scratch/supervisorctl.classlist" \
    "${ctl[@]}" status >/dev/null || true
  "${ctl[@]}" restart cat >/dev/null
  "${ctl[@]}" tail crasher >/dev/null
  "${ctl[@]}" reread >/dev/null
  "${ctl[@]}" shutdown >/dev/null
  wait "${children[-1]}" || true
}

train_notifier
train_supervisor
for list in "$scratch"/*.classlist; do
  LC_ALL=C sort -u "$list" >"$folder/lib/${list##*/}"
done
"$folder/lib/make-archives.sh"
