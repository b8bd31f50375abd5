# Sourced by the commands beside it: builds what they run and sets
#   $root $distribution $scratch (removed at the end) $class_path $peers
# JAVA_HOME chooses the Java that is measured; it is built with the one on the PATH where there is one.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$root"
. bin/needs.sh
need_tools "$0" jdk maven supervisord
echo "Building ..." >&2
if (unset JAVA_HOME; have_jdk); then
  env -u JAVA_HOME mvn -B -ntp -q package -DskipTests >&2
else
  mvn -B -ntp -q package -DskipTests >&2
fi
distribution=$(find "$root/distribution/target" -maxdepth 1 -type d -name 'supervisor-events-*' | head -1)
class_path=$root/benchmarks/target/classes:$(cat "$root/benchmarks/target/class-path")
peers=$root/benchmarks/src/main/peers
scratch=$(mktemp -d "${TMPDIR:-/tmp}/benchmark.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
if [ -n "${JAVA_HOME:-}" ]; then
  export PATH=$JAVA_HOME/bin:$PATH
  "$distribution/lib/make-archives.sh"
fi
# What is not on disk yet would count as each process's own memory.
sync "$distribution"/lib/*.jsa

# The machine and the versions, as the head of every table.
describe() {
  echo "$(grep -m1 'model name' /proc/cpuinfo | sed 's/.*: //'), $(nproc) cores, $(uname -sr)"
  echo "$(java -version 2>&1 | sed -n 2p); $(/usr/bin/python3 --version); supervisord $(supervisord --version)"
  echo
}
