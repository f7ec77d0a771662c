package dev.autodev.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which a child may try to leave something behind. */
@Timeout(60)
class WholeTreeKillTest {

  private static final Duration SHORT = Duration.ofMillis(400);

  /** Also a busy machine has the child running and its trap set by then. */
  private static final Duration BEGUN_BY_THEN = Duration.ofSeconds(1);

  private final ProcessRunner runner = new ProcessRunner();
  @TempDir Path directory;

  @Test
  void stopsAChildThatHangs() {
    Finished finished = runner.run(Bash.script(directory, "sleep 300", SHORT));

    assertThat(finished.ending()).isEqualTo(new Ending.TimedOut(SHORT));
    assertThat(finished.exitCode()).isEqualTo(-1);
    Bash.assertNothingLeftOf(finished);
  }

  @Test
  void killsAChildThatIgnoresEverySignalItCan() {
    Finished finished =
        runner.run(
            Bash.script(directory, "trap '' INT TERM HUP; while :; do sleep 300; done", SHORT));

    assertThat(finished.ending()).isInstanceOf(Ending.TimedOut.class);
    Bash.assertNothingLeftOf(finished);
  }

  @Test
  void letsAChildCleanUpWhenItIsAskedToStop() {
    Finished finished =
        runner.run(
            Bash.script(
                directory, "trap 'echo cleaned; exit 0' INT TERM; sleep 300 & wait", SHORT));

    assertThat(finished.output()).contains("cleaned");
    Bash.assertNothingLeftOf(finished);
  }

  @Test
  void leavesItToAChildThatIsAskedAloneToEndWhatItHasStarted() {
    Finished finished =
        new ProcessRunner(Asked.FIRST)
            .run(
                Bash.script(
                    directory,
                    "trap 'kill -0 $child && echo still there; kill $child; exit 0' INT;"
                        + " setsid sleep 300 & child=$!; wait; wait",
                    BEGUN_BY_THEN));

    assertThat(finished.output()).contains("still there");
    Bash.assertNothingLeftOf(finished);
  }

  @Test
  void killsWhatAChildThatWasAskedAloneLeavesBehind() {
    Finished finished =
        new ProcessRunner(Asked.FIRST)
            .run(Bash.script(directory, "trap 'exit 0' INT; setsid sleep 300 & wait", SHORT));

    assertThat(finished.ending()).isInstanceOf(Ending.TimedOut.class);
    Bash.assertNothingLeftOf(finished);
  }

  @Test
  void killsADaemonOfATimedOutChild() {
    Finished finished =
        runner.run(
            Bash.script(
                directory,
                "setsid nohup sleep 300 >/dev/null 2>&1 </dev/null & disown; sleep 300",
                SHORT));

    assertThat(finished.ending()).isInstanceOf(Ending.TimedOut.class);
    Bash.assertNothingLeftOf(finished);
  }

  @Test
  void killsADaemonThatForkedTwiceAfterANormalExit() {
    Finished finished =
        runner.run(
            Bash.script(
                directory, "( setsid bash -c '( sleep 300 & ) >/dev/null 2>&1' & ); echo bye"));

    assertThat(finished.ok()).isTrue();
    assertThat(finished.output()).endsWith("bye\n");
    Bash.assertNothingLeftOf(finished);
  }

  @Test
  void doesNotWaitForALeftoverThatHoldsTheOutputOpen() {
    Finished finished = runner.run(Bash.script(directory, "sleep 300 & echo done"));

    assertThat(finished.ok()).isTrue();
    assertThat(finished.output()).endsWith("done\n");
    Bash.assertNothingLeftOf(finished);
  }

  @Test
  void endsALeftoverThatNeverStopsPrinting() {
    Finished finished = runner.run(Bash.script(directory, "yes & echo done"));

    assertThat(finished.ok()).isTrue();
    Bash.assertNothingLeftOf(finished);
  }

  @Test
  void findsALeftoverWithoutTheMarkerByThePipeItHolds() {
    Finished finished =
        runner.run(
            Bash.script(directory, "env -i setsid sleep 300 & echo $! > pid; exec sleep 0.2"));

    assertThat(finished.ok()).isTrue();
    assertThat(livingPid("pid")).isFalse();
  }

  @Test
  void findsALeftoverWithoutMarkerAndPipeByItsSession() {
    Finished finished =
        runner.run(
            Bash.script(directory, "(env -i sleep 30 >/dev/null 2>&1 & echo $! > pid); exit 0"));

    assertThat(finished.ok()).isTrue();
    assertThat(livingPid("pid")).isFalse();
  }

  @Test
  void killsAChildThatMovesToANewProcessAllTheTime() {
    // One living process at a time, and an end of its own: a test must not become a fork bomb.
    String script =
        "trap '' INT TERM; n=400; hop() { [ $n -gt 0 ] && { n=$((n-1)); sleep 0.02; hop & }; };"
            + " hop; sleep 300";

    Finished finished = runner.run(Bash.script(directory, script, SHORT));

    assertThat(finished.ending()).isInstanceOf(Ending.TimedOut.class);
    Bash.assertNothingLeftOf(finished);
  }

  @Test
  void stopsTheWholeTreeOnInterrupt() throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    CompletableFuture<Finished> result = new CompletableFuture<>();
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  result.complete(
                      runner.run(
                          Bash.script(directory, "setsid sleep 300 & sleep 300"), lines::add));
                  stillInterrupted.set(Thread.currentThread().isInterrupted());
                });
    await().until(() -> !lines.isEmpty());

    thread.interrupt();
    thread.join();

    assertThat(result.get().ending()).isEqualTo(new Ending.Interrupted());
    assertThat(stillInterrupted).isTrue();
    Bash.assertNothingLeftOf(result.get());
  }

  @Test
  void startsNothingOnAnInterruptedThread() {
    Thread.currentThread().interrupt();

    Finished finished = runner.run(Bash.script(directory, "touch started"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(finished.ending()).isEqualTo(new Ending.Interrupted());
    assertThat(directory.resolve("started")).doesNotExist();
  }

  @Test
  void stopsEverythingAtShutdownAndStartsNothingMore() {
    List<String> lines = new CopyOnWriteArrayList<>();
    List<CompletableFuture<Finished>> results = new java.util.ArrayList<>();
    for (int i = 0; i < 3; i++) {
      CompletableFuture<Finished> result = new CompletableFuture<>();
      results.add(result);
      Thread.ofVirtual()
          .start(
              () -> result.complete(runner.run(Bash.script(directory, "sleep 300"), lines::add)));
    }
    await().until(() -> lines.size() == 3);

    runner.stopAll();

    assertThat(results)
        .allSatisfy(
            result -> {
              Finished finished = result.get();
              assertThat(finished.ending()).isEqualTo(new Ending.Interrupted());
              Bash.assertNothingLeftOf(finished);
            });
    assertThat(runner.run(Bash.script(directory, "true")).ending())
        .isEqualTo(new Ending.NotStarted("shutting down"));
  }

  private boolean livingPid(String file) {
    try {
      long pid = Long.parseLong(Files.readString(directory.resolve(file)).strip());
      return ProcessHandle.of(pid).isPresent() && !ProcFs.isZombie(pid);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
