package dev.autodev.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
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
