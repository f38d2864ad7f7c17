# Shared by the scripts: where the project is, and a JDK that can build and run it.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
JAVA_WANTED=25

die() {
  echo "$*" >&2
  exit 1
}

# The feature version of a JDK's home, or nothing.
jdk_version() {
  [ -x "$1/bin/javac" ] || return 0
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

# Exports JAVA_HOME: the given one when it is new enough, else the first under /usr/lib/jvm that is.
find_jdk() {
  local home version
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    version=$(jdk_version "$home")
    if [ "${version:-0}" -ge "$JAVA_WANTED" ]; then
      export JAVA_HOME=$home
      return
    fi
  done
  die "Rushgate needs a JDK $JAVA_WANTED or newer: install one, or let JAVA_HOME name it."
}

need_maven() {
  command -v mvn >/dev/null || die "Rushgate is built by Maven (3.8 or newer), and mvn is not in the PATH."
  # Maven's own libraries would greet a current JDK with warnings.
  export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"
}
