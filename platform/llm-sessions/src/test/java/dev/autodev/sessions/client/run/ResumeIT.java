package dev.autodev.sessions.client.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionOutcome;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session of a real client that was interrupted is gone on with by its id. */
class ResumeIT {
  private static final String TURNS =
      """
      - text: I begin with NOUGAT.
        tools: [{bash: {command: 'touch began; sleep 300'}}]
      """
          + "- text: I go on.\n".repeat(3);

  @TempDir Path scratch;

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void knowsWhatItHasDone(String client) throws Exception {
    try (ClientRig rig = new ClientRig(scratch, client, TURNS)) {
      ClientStopIT.interruptedOnce(rig, rig.worktree.resolve("began"));
      long before = rig.exchanges().lines().count();
      rig.events.clear();

      assertThat(rig.goOn("You were interrupted. Go on.").play())
          .asInstanceOf(type(SessionOutcome.Completed.class))
          .matches(completed -> completed.text().equals("I go on."));

      assertThat(rig.events.getFirst())
          .isInstanceOfSatisfying(
              SessionEvent.Started.class,
              started -> assertThat(started.client()).contains(", goes on with session "));
      assertThat(rig.exchanges().lines().skip(before).findFirst().orElseThrow())
          .contains("Do it.", "I begin with NOUGAT.", "You were interrupted. Go on.");
      assertThat(rig.leftovers()).isEmpty();
    }
  }
}
