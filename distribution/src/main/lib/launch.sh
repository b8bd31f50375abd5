# Sourced by the launchers in bin/. POSIX sh, and nothing on standard output: for a listener
# that is the protocol.
#
# find_java NAME   sets $java to a java that is 17 or newer: JAVA_HOME's, else the PATH's. Says
#                  what is wrong under NAME and exits 2 when there is none.
# tune_jvm         sets $tuned to what every program's JVM gets. For use after find_java.
# speak_utf8       makes the locale's encoding UTF-8: Java takes names of files and arguments in it,
#                  and ours may be anything. What LC_ALL was, $JSUPERVISORD_LC_ALL says.

find_java() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
    found_by="JAVA_HOME is $JAVA_HOME"
  elif java=$(command -v java 2>/dev/null) && [ -n "$java" ]; then
    found_by="found on the PATH"
  else
    echo "$1: no Java found. It needs Java 17 or newer:" >&2
    if [ -n "${JAVA_HOME:-}" ]; then
      echo "  JAVA_HOME is $JAVA_HOME, but there is no executable bin/java in it," >&2
    else
      echo "  JAVA_HOME is not set," >&2
    fi
    echo "  and there is no java on the PATH ($PATH)." >&2
    echo "  Debian, Ubuntu: apt-get install default-jre-headless" >&2
    exit 2
  fi

  # The release file says the version in no time; starting a JVM to ask takes as long as our start.
  version=
  if [ "${java%/bin/java}" != "$java" ]; then
    read_release "${java%/bin/java}/release"
  fi
  if [ -z "$version" ]; then
    real=$(readlink -f "$java" 2>/dev/null) || real=$java
    read_release "${real%/bin/java}/release"
  fi
  if [ -z "$version" ]; then
    version=$("$java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p')
  fi
  major=${version%%[!0-9]*}
  if [ "${major:-0}" -lt 17 ]; then
    echo "$1: Java ${version:-of an unknown version} is too old, it needs 17 or newer:" >&2
    echo "  $java ($found_by)" >&2
    echo "  Set JAVA_HOME to a newer one, or: apt-get install default-jre-headless" >&2
    exit 2
  fi
}

read_release() {
  [ -r "$1" ] || return 0
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        version=${line#*=}
        version=${version#\"}
        version=${version%\"}
        return 0
        ;;
    esac
  done <"$1"
}

# The archive of classes is mapped where it was made for. Elsewhere, which is the default, every page
# that holds an address is changed at start, and is this process's own memory from then on: 25 MiB.
# That is an option for diagnosis, which a later Java may drop: then it is to start all the same.
# -Xms has room for the objects that a newer Java keeps in the archive. There are some 10,000 strings in
# the JVM's table of them, whose places take 8 bytes each, used or not; usual are 65,536.
tune_jvm() {
  tuned="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2 -Xms8m -Xss512k
    -XX:ReservedCodeCacheSize=24m -XX:StringTableSize=8192 -XX:-UsePerfData -XX:+ExitOnOutOfMemoryError
    -XX:+UnlockDiagnosticVMOptions -XX:+IgnoreUnrecognizedVMOptions -XX:ArchiveRelocationMode=0"
  # Java 24 and newer warn of native code that is not announced.
  if [ "$major" -ge 24 ]; then
    tuned="$tuned --enable-native-access=ALL-UNNAMED"
  fi
}

speak_utf8() {
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *[Uu][Tt][Ff]-8* | *[Uu][Tt][Ff]8*) return 0 ;;
  esac
  if [ -n "${LC_ALL:-}" ]; then
    JSUPERVISORD_LC_ALL=$LC_ALL
    LC_ALL=C.UTF-8
    export JSUPERVISORD_LC_ALL LC_ALL
  else
    LC_CTYPE=C.UTF-8
    export LC_CTYPE
  fi
}
