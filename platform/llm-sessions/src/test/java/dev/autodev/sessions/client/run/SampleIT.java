package dev.autodev.sessions.client.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.ToolSet;
import dev.autodev.sessions.builtin.SampleCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demonstration's recorded model drives the real clients as it drives the built-in session. */
class SampleIT {
  private static final String FEATURE = "Support caret ranges";

  @TempDir Path scratch;

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void buildsTheFeature(String client) throws Exception {
    try (ClientRig rig = rig(client)) {
      SampleCopy sample = SampleCopy.into(rig.worktree);

      assertThat(rig.play("implement_feature", FEATURE))
          .isInstanceOf(SessionOutcome.Completed.class);
      assertThat(rig.returned()).isNotEmpty().allMatch(SessionEvent.ToolReturned::ok);
      try (SampleCopy.Ranges ranges = sample.ranges(scratch)) {
        assertThat(ranges.contain("^1.4.2", "1.9.0")).isTrue();
        assertThat(ranges.contain("^1.4.2", "2.0.0-rc.1")).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void specifiesItWithoutWriting(String client) throws Exception {
    InstalledClients.bubblewrap(); // codex reads in a cage of its own, and not at all without one
    try (ClientRig rig = rig(client).tools(ToolSet.READ_ONLY)) {
      SampleCopy.into(rig.worktree);

      assertThat(rig.play("write_spec", FEATURE)).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(rig.returned()).isNotEmpty().allMatch(SessionEvent.ToolReturned::ok);
    }
  }

  private ClientRig rig(String client) throws IOException {
    return new ClientRig(
            scratch,
            client,
            SampleCopy.SAMPLES.resolve("scenarios"),
            Map.of("swarm.sessions.confinement", "none"))
        .schema("{\"type\": \"object\"}");
  }
}
