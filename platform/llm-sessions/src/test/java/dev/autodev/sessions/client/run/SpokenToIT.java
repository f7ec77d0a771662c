package dev.autodev.sessions.client.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionOutcome;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real client hears what is said to it while it runs, in the same session. */
class SpokenToIT {
  private static final String TURNS =
      """
      - text: I begin with NOUGAT.
        tools: [{bash: {command: 'echo one > one.txt'}}]
      """
          + "- text: I go on.\n".repeat(5);

  @TempDir Path scratch;

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void goesOnWithWhatWasSaid(String client) throws Exception {
    try (ClientRig rig = new ClientRig(scratch, client, TURNS)) {
      AtomicBoolean said = new AtomicBoolean();
      rig.onEvent =
          event -> {
            if (event instanceof SessionEvent.ToolCalled && said.compareAndSet(false, true)) {
              rig.inbox.say("The word is MARZIPAN.");
            }
          };

      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);

      assertThat(rig.inbox.reached()).containsExactly("The word is MARZIPAN.");
      assertThat(rig.exchanges().lines().reduce((first, second) -> second).orElseThrow())
          .contains("Do it.", "I begin with NOUGAT.", "The word is MARZIPAN.");
      assertThat(rig.worktree.resolve("one.txt")).hasContent("one");
      assertThat(rig.leftovers()).isEmpty();
    }
  }
}
