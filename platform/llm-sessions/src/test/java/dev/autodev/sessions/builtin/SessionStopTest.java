package dev.autodev.sessions.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import dev.autodev.sessions.SessionLimits;
import dev.autodev.sessions.SessionOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionStopTest {

  @TempDir Path scratch;

  @Test
  void anInterruptEndsARunningCommandWithItsChildren() throws Exception {
    String turns =
        """
        - tools:
            - bash: {command: "sleep 300 & echo $! > child.tmp; mv child.tmp child; wait"}
        - text: Not reached.
        """;
    try (SessionRig rig = new SessionRig(scratch, turns)) {
      SessionOutcome outcome = interruptedOnce(rig, rig.worktree.resolve("child"));

      assertThat(outcome)
          .asInstanceOf(type(SessionOutcome.Interrupted.class))
          .matches(interrupted -> interrupted.usage().outputTokens() > 0);
      String child = Files.readString(rig.worktree.resolve("child")).strip();
      assertThat(isRunning(Long.parseLong(child))).isFalse();
    }
  }

  @Test
  void anInterruptEndsTheWaitForTheModel() throws Exception {
    try (SessionRig rig = new SessionRig(scratch, "- text: Late.\n  delay: 5m")) {
      assertThat(interruptedOnce(rig, scratch.resolve("run/home")))
          .isInstanceOf(SessionOutcome.Interrupted.class);
    }
  }

  @Test
  void aThreadInterruptedBeforehandStartsNothing() throws IOException {
    try (SessionRig rig = new SessionRig(scratch, "- text: Hello.")) {
      Thread.currentThread().interrupt();

      assertThat(rig.play()).isInstanceOf(SessionOutcome.Interrupted.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      assertThat(rig.events).isEmpty();
    }
  }

  @Test
  void aCommandIsStoppedAtItsTimeoutAndTheSessionGoesOn() throws IOException {
    String turns =
        """
        - tools:
            - bash: {command: "echo early; sleep 300", timeout_seconds: 1}
        - text: I heard.
        """;
    try (SessionRig rig = new SessionRig(scratch, turns)) {
      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(rig.returned())
          .singleElement()
          .matches(returned -> !returned.ok())
          .matches(returned -> returned.summary().contains("stopped after"))
          .matches(returned -> returned.summary().contains("early"));
    }
  }

  @Test
  void aModelThatStaysSilentEndsTheSessionAsRetryable() throws IOException {
    SessionLimits shortSilence =
        new SessionLimits(Duration.ofMinutes(1), Duration.ofMillis(200), 9, 1_000_000);
    try (SessionRig rig =
        new SessionRig(scratch, "- text: Late.\n  delay: 5m").limits(shortSilence)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Failed.class))
          .matches(SessionOutcome.Failed::retryable)
          .matches(failed -> failed.reason().contains("silent"));
    }
  }

  @Test
  void theTotalTimeBoundsTheWaitForTheModelToo() throws IOException {
    SessionLimits shortTotal =
        new SessionLimits(Duration.ofMillis(300), Duration.ofMinutes(1), 9, 1_000_000);
    try (SessionRig rig =
        new SessionRig(scratch, "- text: Late.\n  delay: 5m").limits(shortTotal)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Failed.class))
          .matches(failed -> failed.reason().contains("total time"));
    }
  }

  private static SessionOutcome interruptedOnce(SessionRig rig, Path exists) throws Exception {
    CompletableFuture<SessionOutcome> outcome = new CompletableFuture<>();
    Thread session = Thread.ofPlatform().start(() -> outcome.complete(rig.play()));
    await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(exists));
    session.interrupt();
    return outcome.get(1, TimeUnit.MINUTES);
  }

  /** A zombie that nobody has reaped yet does not run any more. */
  private static boolean isRunning(long pid) {
    try {
      return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
    } catch (IOException gone) {
      return false;
    }
  }
}
