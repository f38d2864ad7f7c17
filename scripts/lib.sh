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

# Installs the named Debian packages, as root or by sudo, or says that somebody has to.
install_packages() {
  [ $# -gt 0 ] || return 0
  local as_root=(env DEBIAN_FRONTEND=noninteractive)
  [ "$(id -u)" = 0 ] || as_root=(sudo -n "${as_root[@]}")
  command -v apt-get >/dev/null && "${as_root[@]}" true 2>/dev/null ||
    die "please install what is needed: $*"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@"
}

# Whether pictures can have words: a JVM takes the fonts that fontconfig knows.
has_fonts() {
  command -v fc-list >/dev/null && [ -n "$(fc-list : family)" ]
}

# Whether pages can show Hangul.
has_korean_fonts() {
  command -v fc-list >/dev/null && [ -n "$(fc-list :lang=ko family)" ]
}

# is_built STAMP MODULE...: whether all jars are there and no source is newer than the last build.
is_built() {
  local stamp=$1 module sources=("$ROOT/pom.xml")
  shift
  for module in "$@"; do
    sources+=("$ROOT/$module"/{pom.xml,src/main})
    [ ! -d "$ROOT/$module/src/main" ] ||
      compgen -G "$ROOT/$module/target/*-0.1.0-SNAPSHOT.jar" >/dev/null || return 1
  done
  [ -f "$stamp" ] && [ -z "$(find "${sources[@]}" -newer "$stamp" -print -quit 2>/dev/null)" ]
}

# build_what_changed STAMP MODULE...: the jars of these modules, without any test.
build_what_changed() {
  local stamp=$1
  ! is_built "$@" || return 0
  shift
  need_maven
  echo "building what changed; the first time Maven fetches several hundred megabytes ..."
  mkdir -p "$(dirname "$stamp")"
  # The stamp is as old as the start of the build: what is edited meanwhile is built next time.
  touch "$stamp.part"
  (cd "$ROOT" && mvn -B -ntp -Passemble -pl "$(IFS=, && echo "$*")" package) |
    sed -un -e 's/^\[INFO\] Building \(.*\) 0\..*/  \1/p' -e '/^\[ERROR\]/p'
  mv "$stamp.part" "$stamp"
}
