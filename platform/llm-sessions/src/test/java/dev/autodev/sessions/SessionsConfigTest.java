package dev.autodev.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionsConfigTest {
  @Test
  void aClientHasFiveSecondsToEndOrAsTheDocumentsVariableSays() {
    assertThat(TestSettings.of(Map.of()).clients().termWait()).hasSeconds(5);
    assertThat(TestSettings.of(Map.of("SUBPROCESS_TERM_TIMEOUT", "10")).clients().termWait())
        .hasSeconds(10);
  }
}
