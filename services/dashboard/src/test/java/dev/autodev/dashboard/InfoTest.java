package dev.autodev.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InfoTest {
  private static final String OURS = "swarm.sessions.anthropic.api-key";

  @Test
  void namesTheUpstreamThatTheAgentsChoose() {
    assertThat(upstream(Map.of())).isEqualTo("replay");
    assertThat(upstream(Map.of("ANTHROPIC_API_KEY", "k"))).isEqualTo("anthropic");
    assertThat(upstream(Map.of(OURS, "k"))).isEqualTo("anthropic");
    assertThat(upstream(Map.of("CLAUDE_CODE_OAUTH_TOKEN", "t"))).isEqualTo("anthropic");
    assertThat(upstream(Map.of("ANTHROPIC_API_KEY", "k", "swarm.sessions.upstream", "replay")))
        .isEqualTo("replay");
  }

  /** The dashboard of a separate swarm has no key: its launcher says what the key means. */
  @Test
  void believesItsLauncher() {
    assertThat(upstream(Map.of("swarm.sessions.upstream", "anthropic"))).isEqualTo("anthropic");
  }

  @Test
  void codexIsAnsweredByOpenAiOrByARecording() {
    Map<String, String> codex = Map.of("swarm.sessions.provider", "codex");
    assertThat(upstream(codex)).isEqualTo("replay");
    for (String key : List.of("OPENAI_API_KEY", "swarm.sessions.openai.plan-token")) {
      Map<String, String> settings = new HashMap<>(codex);
      settings.put(key, "k");
      assertThat(upstream(settings)).isEqualTo("openai");
    }
  }

  private static String upstream(Map<String, String> settings) {
    var config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(new PropertiesConfigSource(settings, "settings", 1000))
            .withMapping(DashboardConfig.class)
            .build()
            .getConfigMapping(DashboardConfig.class);
    return new InfoResource(config).info().model().upstream();
  }
}
