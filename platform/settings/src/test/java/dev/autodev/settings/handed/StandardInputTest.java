package dev.autodev.settings.handed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.settings.SettingsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandardInputTest {
  private static final Map<String, String> PROMISED = Map.of("SWARM_SECRETS", "stdin");

  @Test
  void readsALinePerKey() {
    assertThat(said("ANTHROPIC_API_KEY=sk-a=b\n\nOPENAI_API_KEY= sk-c \n"))
        .containsOnly(
            Map.entry("ANTHROPIC_API_KEY", "sk-a=b"), Map.entry("OPENAI_API_KEY", "sk-c"));
  }

  @Test
  void leavesTheStreamAloneWhereNothingWasPromised() throws IOException {
    InputStream untouched = stream("ANTHROPIC_API_KEY=sk-a\n");

    assertThat(StandardInput.keys(Map.of(), untouched, Duration.ofMinutes(1))).isEmpty();

    assertThat(untouched.available()).isPositive();
  }

  @Test
  void doesNotWaitForeverForWhatNeverComes() throws IOException {
    try (PipedOutputStream open = new PipedOutputStream();
        PipedInputStream silent = new PipedInputStream(open)) {
      assertThatThrownBy(() -> StandardInput.keys(PROMISED, silent, Duration.ofMillis(50)))
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("is still open after 50 ms")
          .hasMessageContaining("write lines NAME=value");
    }
  }

  @Test
  void refusesWhatHoldsNoKeyWithoutShowingIt() {
    assertThatThrownBy(() -> said("")).hasMessageContaining("ended without one");
    assertThatThrownBy(() -> said("sk-secret\n"))
        .hasMessageContaining("a line without a name")
        .hasMessageNotContaining("sk-secret");
    assertThatThrownBy(() -> said("A=" + "x".repeat(KeyLines.MOST_BYTES)))
        .hasMessageContaining("more than 65536 bytes");
  }

  @Test
  void refusesAPromiseItDoesNotKnow() {
    Map<String, String> other = Map.of("SWARM_SECRETS", "file");
    assertThatThrownBy(() -> StandardInput.keys(other, stream(""), Duration.ofSeconds(5)))
        .hasMessage("SWARM_SECRETS is 'file'; set it to 'stdin' or not at all");
  }

  private static Map<String, String> said(String text) {
    return StandardInput.keys(PROMISED, stream(text), Duration.ofSeconds(30));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
