package dev.autodev.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that multiply. Each family here is bounded by itself, in number and in time: it must not
 * take the machine down when it is not killed.
 */
@Timeout(60)
class CrowdKillTest {

  private static final int LIMIT = 40;

  private final ProcessRunner runner = new ProcessRunner();
  @TempDir Path directory;

  @Test
  void killsACommandWithTooManyChildren() {
    Finished finished = run("for i in $(seq 150); do sleep 20 & done; wait");

    assertKilled(finished);
  }

  @Test
  void killsAFamilyThatDoublesItself() {
    Finished finished =
        run(
            "b() { if [ $1 -gt 0 ]; then b $(($1-1)) & b $(($1-1)) & wait; else sleep 20; fi; }; b 6");

    assertKilled(finished);
  }

  @Test
  void killsAFamilyInWhichEachIsASessionOfItsOwn() throws IOException {
    Files.writeString(
        directory.resolve("bomb.sh"),
        """
        [ "$1" -gt 0 ] || exec sleep 20
        setsid sh ./bomb.sh $(($1-1)) </dev/null >/dev/null 2>&1 &
        setsid sh ./bomb.sh $(($1-1)) </dev/null >/dev/null 2>&1 &
        """);

    Finished finished = run("sh ./bomb.sh 7; sleep 20");

    assertKilled(finished);
  }

  @Test
  void killsACrowdThatIgnoresSignals() {
    Finished finished =
        run("trap '' INT TERM HUP; for i in $(seq 120); do (sleep 20; :) & done; wait");

    assertKilled(finished);
  }

  @Test
  void killsACrowdWhoseParentHasExited() {
    // Its voice keeps the output open, so that its last words are waited for.
    Finished finished =
        run(
            "(n=100; while [ $((n=n-1)) -gt 0 ]; do echo $n; sleep 0.01; done) &"
                + " for i in $(seq 120); do sleep 20 & done; exit 0");

    assertThat(finished.ok() || finished.ending() instanceof Ending.TooManyProcesses).isTrue();
    Bash.assertNothingLeftOf(finished);
  }

  @Test
  void letsACommandHaveAsManyAsItMay() {
    Finished finished = run("for i in $(seq 25); do sleep 0.4 & done; wait; echo all done");

    assertThat(finished.ok()).isTrue();
    assertThat(finished.output()).contains("all done");
  }

  @Test
  void countsWhatRunsAtOneTimeOnly() {
    Finished finished = run("for i in $(seq 200); do /bin/true; done; echo all done");

    assertThat(finished.ok()).isTrue();
  }

  @Test
  void doesNotCountTheProcessesOfOthers() throws Exception {
    Thread other =
        Thread.ofVirtual().start(() -> run("for i in $(seq 30); do sleep 1 & done; wait"));

    Finished finished = run("for i in $(seq 30); do sleep 0.8 & done; wait");

    other.join();
    assertThat(finished.ok()).isTrue();
  }

  @Test
  void refusesALimitThatAllowsNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.of(Duration.ofSeconds(1)).withProcesses(0));
    assertThat(Limits.of(Duration.ofSeconds(1)).processes()).isEqualTo(1000);
  }

  private Finished run(String script) {
    Command command = Bash.script(directory, script);
    return runner.run(
        new Command(
            command.argv(),
            command.directory(),
            command.environment(),
            command.limits().withProcesses(LIMIT),
            command.log(),
            command.redactor()));
  }

  private static void assertKilled(Finished finished) {
    assertThat(finished.ending())
        .isInstanceOfSatisfying(
            Ending.TooManyProcesses.class, crowd -> assertThat(crowd.seen()).isGreaterThan(LIMIT));
    assertThat(finished.ok()).isFalse();
    Bash.assertNothingLeftOf(finished);
  }
}
