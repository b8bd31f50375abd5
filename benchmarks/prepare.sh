# Sourced by the commands beside it: builds what they run and sets
#   $root $distribution $scratch (removed at the end) $class_path $peers

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$root"
. bin/needs.sh
need_tools "$0" jdk maven supervisord
echo "Building ..." >&2
mvn -B -ntp -q package -DskipTests >&2
distribution=$(find "$root/distribution/target" -maxdepth 1 -type d -name 'supervisor-events-*' | head -1)
class_path=$root/benchmarks/target/classes:$(cat "$root/benchmarks/target/class-path")
peers=$root/benchmarks/src/main/peers
scratch=$(mktemp -d "${TMPDIR:-/tmp}/benchmark.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

# The machine and the versions, as the head of every table.
describe() {
  echo "$(grep -m1 'model name' /proc/cpuinfo | sed 's/.*: //'), $(nproc) cores, $(uname -sr)"
  echo "$("${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1 | sed -n 2p); $(/usr/bin/python3 --version); supervisord $(supervisord --version)"
  echo
}
