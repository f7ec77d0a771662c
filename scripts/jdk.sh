# Sourced: finds a JDK of 21 or newer and sets JAVA_HOME; says what to install if there is none.

jdk_major() {
  # "21.0.4" and "1.8.0" both lead to their feature version; nothing printed when it is no JDK with a compiler.
  [ -x "$1/bin/javac" ] || return 1
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p' | head -n 1
}

find_jdk() {
  best='' best_major=0
  for candidate in "${JAVA_HOME:-}" \
    "$(command -v javac >/dev/null 2>&1 && dirname "$(dirname "$(readlink -f "$(command -v javac)")")")" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] || continue
    major=$(jdk_major "$candidate") || continue
    [ -n "$major" ] || continue
    # JAVA_HOME wins when it fits; otherwise the newest.
    if [ "$candidate" = "${JAVA_HOME:-}" ] && [ "$major" -ge 21 ]; then best=$candidate; break; fi
    if [ "$major" -ge 21 ] && [ "$major" -gt "$best_major" ]; then best=$candidate best_major=$major; fi
  done
  if [ -z "$best" ]; then
    echo "Auto-Dev needs a JDK of version 21 or newer and found none." >&2
    echo "Install one (for example 'apt install openjdk-21-jdk' or Temurin 25), or set JAVA_HOME to it, and run this again." >&2
    return 1
  fi
  JAVA_HOME=$best
  export JAVA_HOME
}

find_jdk || exit 1
