package dev.autodev.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scripts that print their marker first, so that a test can look for what is left of them. */
final class Bash {

  private static final Pattern MARKED = Pattern.compile("marker=([0-9a-f-]{36})");

  private Bash() {}

  static Command script(Path directory, String script) {
    return script(directory, script, Duration.ofMinutes(1));
  }

  static Command script(Path directory, String script, Duration timeout) {
    return new Command(
        // A shell cannot trap what it was started with as ignored, as in the background of another.
        List.of(
            "env", "--default-signal=INT", "bash", "-c", "echo marker=$SWARM_RUN_ID\n" + script),
        directory,
        Map.of("PATH", System.getenv("PATH"), "HOME", directory.toString()),
        new Limits(timeout, Duration.ofMillis(600), 64 * 1024),
        Optional.empty(),
        Redactor.none());
  }

  static void assertNothingLeftOf(Finished finished) {
    Matcher matcher = MARKED.matcher(finished.output());
    assertThat(matcher.find()).as("marker in output").isTrue();
    assertNothingLeft(matcher.group(1));
  }

  static void assertNothingLeft(String marker) {
    String assignment = ProcessRunner.MARKER + "=" + marker;
    assertThat(ProcFs.find(pid -> ProcFs.hasVariable(pid, assignment))).isEmpty();
  }
}
