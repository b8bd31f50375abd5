# Sourced by bin/test and bin/demo: what they need, and how to get it.
#
# need_tools WHY TOOL...   TOOL is jdk, maven or supervisord. What is missing is installed with apt
#                          when we are root or sudo asks nothing; otherwise this says what to
#                          install and exits 2.

need_tools() {
  local why=$1 tool missing=()
  shift
  for tool in "$@"; do
    "have_$tool" || missing+=("$tool")
  done
  [ ${#missing[@]} -eq 0 ] && return 0

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo -n)
  fi
  if ! command -v apt-get >/dev/null || ! "${as_root[@]}" true 2>/dev/null; then
    echo "$why needs: ${missing[*]}." >&2
    echo "Install them; on Debian or Ubuntu, as root:" >&2
    echo "  apt-get update && apt-get install -y $(packages_of "${missing[@]}")" >&2
    exit 2
  fi

  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update -qq >&2
  local packages
  packages=$(packages_of "${missing[@]}")
  echo "Installing what $why needs (${missing[*]}): $packages" >&2
  # shellcheck disable=SC2086 # packages are words
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends $packages >&2
  hash -r
  for tool in "${missing[@]}"; do
    if ! "have_$tool"; then
      echo "$tool is still missing after installing $packages." >&2
      exit 2
    fi
  done
}

packages_of() {
  local tool names=()
  for tool in "$@"; do names+=("$("package_of_$tool")"); done
  echo "${names[*]}"
}

# A JDK 17 or newer: JAVA_HOME's, else the PATH's.
have_jdk() {
  local javac version
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/javac" ]; then
    javac=$JAVA_HOME/bin/javac
  else
    javac=$(command -v javac) || return 1
  fi
  version=$("$javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p' | tail -1)
  [ "${version:-0}" -ge 17 ]
}

package_of_jdk() {
  local candidate
  for candidate in openjdk-17-jdk-headless openjdk-21-jdk-headless openjdk-25-jdk-headless; do
    if apt-cache policy "$candidate" 2>/dev/null | grep -q 'Candidate: [0-9]'; then
      echo "$candidate"
      return
    fi
  done
  echo default-jdk-headless
}

have_maven() { command -v mvn >/dev/null; }
package_of_maven() { echo maven; }

have_supervisord() { command -v supervisord >/dev/null && [ -x /usr/bin/python3 ]; }
package_of_supervisord() { echo supervisor; }
