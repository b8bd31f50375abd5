#!/bin/sh
# Makes the class-data archives that let the programs start fast and share memory. They fit one JVM
# and one place: the build has made them for the folder it built; run this once after unpacking
# somewhere else or changing Java. Without them everything works, only slower to start.
#
#   lib/make-archives.sh
lib=$(cd "${0%/*}" && pwd -P) || exit 2
. "$lib/launch.sh"
find_java make-archives.sh
tune_jvm

make_archive() { # NAME JAR
  [ -r "$lib/$1.classlist" ] || return 0
  # shellcheck disable=SC2086 # options are words
  "$java" $tuned -Xshare:dump -Xlog:disable -Xlog:all=error:stderr \
    -XX:SharedClassListFile="$lib/$1.classlist" -XX:SharedArchiveFile="$lib/$1.jsa.new" \
    -cp "$lib/$2.jar" >/dev/null 2>"$lib/$1.log" && mv -f "$lib/$1.jsa.new" "$lib/$1.jsa" ||
    { echo "make-archives.sh: no archive for $1:" >&2; cat "$lib/$1.log" >&2; rm -f "$lib/$1.log"; exit 1; }
  rm -f "$lib/$1.log"
}

make_archive notifier-app notifier-app
make_archive supervisor supervisor
make_archive supervisorctl supervisor
