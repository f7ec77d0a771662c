package dev.autodev.sessions.client.run;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session that is stopped leaves no process, whatever it was at. */
class ClientStopIT {

  private static final String CHILDREN =
      "sleep 300 & setsid nohup sleep 300 > /dev/null 2>&1 & touch began; sleep 300";
  private static final String AT_WORK =
      "- tools: [{bash: {command: '%s'}}]\n- text: Not reached.".formatted(CHILDREN);

  @TempDir Path scratch;

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void anInterruptEndsAClientWithWhatItsToolHasStarted(String client) throws Exception {
    try (ClientRig rig = new ClientRig(scratch, client, AT_WORK)) {
      SessionOutcome outcome = interruptedOnce(rig, rig.worktree.resolve("began"));

      assertThat(outcome)
          .asInstanceOf(type(SessionOutcome.Interrupted.class))
          .matches(interrupted -> interrupted.usage().outputTokens() > 0);
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void anInterruptEndsTheWaitForTheModel(String client) throws Exception {
    try (ClientRig rig = new ClientRig(scratch, client, "- text: Late.\n  delay: 5m")) {
      String asked = client.equals("claude") ? "projects" : "sessions";
      Path record = scratch.resolve("run/" + client + "/config/" + asked);
      assertThat(interruptedOnce(rig, record)).isInstanceOf(SessionOutcome.Interrupted.class);
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  @Test
  void aThreadInterruptedBeforehandStartsNothing() throws IOException {
    try (ClientRig rig = new ClientRig(scratch, "claude", "- text: Hello.")) {
      Thread.currentThread().interrupt();

      assertThat(rig.play()).isInstanceOf(SessionOutcome.Interrupted.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      assertThat(rig.events).isEmpty();
    }
  }

  @Test
  void aSilentModelEndsCodexWhichWouldWaitForEver() throws IOException {
    SessionLimits shortSilence =
        new SessionLimits(Duration.ofMinutes(2), Duration.ofSeconds(3), 9, 10_000_000);
    try (ClientRig rig =
        new ClientRig(scratch, "codex", "- text: Late.\n  delay: 5m").limits(shortSilence)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Failed.class))
          .matches(SessionOutcome.Failed::retryable)
          .matches(failed -> failed.reason().contains("nothing was heard of the model"));
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  @Test
  void theTotalTimeBoundsALongToolOfClaudeToo() throws IOException {
    SessionLimits shortTotal =
        new SessionLimits(Duration.ofSeconds(16), Duration.ofSeconds(12), 9, 10_000_000);
    try (ClientRig rig = new ClientRig(scratch, "claude", AT_WORK).limits(shortTotal)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Failed.class))
          .matches(failed -> failed.reason().contains("total time"));
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void anInterruptEndsAConfinedClientToo(String client) throws Exception {
    try (ClientRig rig = new ClientRig(scratch, client, AT_WORK, InstalledClients.bubblewrap())) {
      assertThat(interruptedOnce(rig, rig.worktree.resolve("began")))
          .isInstanceOf(SessionOutcome.Interrupted.class);
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  /** The outcome of a session that is interrupted once such a file is there. */
  static SessionOutcome interruptedOnce(ClientRig rig, Path exists) throws Exception {
    CompletableFuture<SessionOutcome> outcome = new CompletableFuture<>();
    Thread session =
        Thread.ofPlatform()
            .start(
                () -> {
                  SessionOutcome ended = rig.play();
                  if (Thread.currentThread().isInterrupted()) {
                    outcome.completeExceptionally(new AssertionError("the flag is still set"));
                  }
                  outcome.complete(ended);
                });
    await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(exists));
    session.interrupt();
    return outcome.get(1, TimeUnit.MINUTES);
  }
}
