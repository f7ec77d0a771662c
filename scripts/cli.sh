# Sourced by the commands in bin/, which say where the project is: starts the command line quickly. What takes long (finding
# a JDK, building, an archive of loaded classes) is done once and kept in .swarm/cli; what is left here runs at each start.

cli_cache=$project/.swarm/cli
cli_jar=$project/cli/target/cli.jar
# Quick to start rather than quick at its peak; warnings about the archive are nobody's business.
cli_flags='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m -Djdk.console=java.base -Xlog:disable -Xlog:all=error:stderr'

cli_java() {
  # Remembered together with the JAVA_HOME it was found under.
  java='' found_under=''
  [ -r "$cli_cache/java" ] && { IFS= read -r java; IFS= read -r found_under; } < "$cli_cache/java"
  [ -n "$java" ] && [ -x "$java" ] && [ "$found_under" = "home=${JAVA_HOME:-}" ] && return
  found_under="home=${JAVA_HOME:-}"
  . "$project/scripts/jdk.sh"
  java=$JAVA_HOME/bin/java
  # In a checkout that may not be written to, it is found anew each time; the shell would say so if > came first.
  mkdir -p "$cli_cache" 2>/dev/null && printf '%s\n%s\n' "$java" "$found_under" 2>/dev/null > "$cli_cache/java"
}

cli_build() {
  [ -r "$cli_jar" ] && return
  echo "Building the command line (once) ..." >&2
  (cd "$project" && . scripts/jdk.sh && ./mvnw -B -ntp -q -Dquick -DskipTests -pl cli -am package) >&2 || {
    echo "The command line could not be built; mend what is said above and run this again." >&2
    exit 1
  }
}

cli_archive() {
  # Newer than all it was made with, or made again; an empty one says that this Java makes none.
  for archive in "$cli_cache/classes.aot" "$cli_cache/classes.jsa"; do
    [ "$archive" -nt "$cli_jar" ] && [ "$archive" -nt "$cli_cache/java" ] && [ "$archive" -nt "$project/scripts/cli.sh" ] && return
  done
  [ -d "$cli_cache" ] && [ -w "$cli_cache" ] || return 0
  rm -f "$cli_cache/classes.aot" "$cli_cache/classes.jsa"
  # From Java 25 on with its classes linked; before that loaded only.
  cli_rehearsal AOTCacheOutput aot || cli_rehearsal ArchiveClassesAtExit jsa || : > "$archive"
}

cli_rehearsal() { # option suffix
  archive=$cli_cache/classes.$2
  # shellcheck disable=SC2086
  "$java" $cli_flags "$cli_trusted" -XX:"$1=$archive.$$" -cp "$cli_jar" dev.autodev.cli.Rehearsal >/dev/null 2>&1 &&
    [ -s "$archive.$$" ] && mv -f "$archive.$$" "$archive" && return
  rm -f "$archive.$$"
  return 1
}

# What runs for long (a demo, a swarm in the foreground) must not show keys in its environment, which agents'
# tools can read: the command line reads them from descriptor 3.
take_keys() {
  keys='' secrets=''
  # Two programs to find the names, started only where there is one.
  case "$(export -p)" in *SWARM_SECRET_*) secrets=$(env | sed -n 's/^\(SWARM_SECRET_[A-Z0-9_]*\)=.*/\1/p') ;; esac
  for name in SWARM_SESSIONS_ANTHROPIC_API_KEY ANTHROPIC_API_KEY SWARM_SESSIONS_ANTHROPIC_PLAN_TOKEN CLAUDE_CODE_OAUTH_TOKEN \
    SWARM_SESSIONS_OPENAI_API_KEY OPENAI_API_KEY SWARM_SESSIONS_OPENAI_PLAN_TOKEN \
    SWARM_FORGES_GITLAB_TOKEN SWARM_FORGES_GITHUB_TOKEN \
    SWARM_WEBHOOKS_GITLAB_SECRET SWARM_WEBHOOKS_GITHUB_SECRET SWARM_WEBHOOKS_ASANA_SECRET $secrets; do
    eval "key=\${$name:-}"
    unset "$name"
    [ -z "$key" ] || keys="$keys$name=$key
"
  done
}

run_cli() {
  take_keys
  cli_java
  cli_build
  # The classes of picocli are in a format from before Java 6: the archive takes none of them, and each start verifies them
  # anew. What lies on the boot class path is trusted.
  for picocli in "$project"/cli/target/lib/picocli-*.jar; do cli_trusted=-Xbootclasspath/a:$picocli; done
  cli_archive
  set -- -Dswarm.project="$project" -cp "$cli_jar" dev.autodev.cli.Main "$@"
  [ ! -s "$archive" ] || case "$archive" in
    *.aot) set -- -XX:AOTCache="$archive" "$@" ;;
    *) set -- -XX:SharedArchiveFile="$archive" "$@" ;;
  esac
  # Quicker than to let Java find out.
  [ ! -t 0 ] || [ ! -t 1 ] || set -- -Dswarm.interactive=true "$@"
  # Tables fit the terminal, where there is one.
  if [ -t 1 ] && { columns=$(stty size <&4 2>/dev/null); } 4<&1; then
    set -- "-Dswarm.columns=${columns#* }" "$@"
  fi
  if [ -n "$keys" ]; then
    exec 3<<KEYS
$keys
KEYS
    set -- -Dswarm.keys=/dev/fd/3 "$@"
    unset keys key
  fi
  # shellcheck disable=SC2086
  exec "$java" $cli_flags "$cli_trusted" "$@"
}
