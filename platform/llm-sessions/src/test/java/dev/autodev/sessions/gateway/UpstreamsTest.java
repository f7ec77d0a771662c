package dev.autodev.sessions.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.model.UpstreamChoice;
import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.TestSettings;
import dev.autodev.sessions.anthropic.AnthropicUpstream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpstreamsTest {

  @Test
  void autoIsAnthropicWithAKeyAndReplayWithout() {
    assertThat(UpstreamChoice.of("auto", true)).isEqualTo("anthropic");
    assertThat(UpstreamChoice.of("auto", false)).isEqualTo("replay");
    assertThat(UpstreamChoice.of("replay", true)).isEqualTo("replay");
  }

  @Test
  void refusesAnUnknownNameAndSaysWhichThereAre() {
    assertThatThrownBy(() -> upstreams("other").configured())
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("swarm.sessions.upstream names 'other'")
        .hasMessageContaining("[anthropic, auto]");
  }

  @Test
  void refusesAnthropicWithoutAKey() {
    assertThatThrownBy(() -> upstreams("anthropic").configured())
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("set ANTHROPIC_API_KEY");
  }

  private static Upstreams upstreams(String name) {
    Map<String, String> noKey = Map.of("swarm.sessions.anthropic.api-key", "");
    return new Upstreams(List.of(new AnthropicUpstream(TestSettings.of(noKey).anthropic())), name);
  }
}
