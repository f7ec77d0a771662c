package dev.autodev.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentConfigTest {
  @Test
  void attemptsHaveTwentySecondsToEndOrAsTheDocumentsVariableSays() {
    assertThat(with(Map.of()).drainWait()).hasSeconds(20);
    assertThat(with(Map.of("SHUTDOWN_TIMEOUT", "300")).drainWait()).hasSeconds(300);
  }

  private static AgentConfig with(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .withMapping(AgentConfig.class)
        .withDefaultValue("swarm.agent.worker", "one")
        .withDefaultValue("swarm.agent.data", "of-no-use-here")
        .withDefaultValues(settings)
        .build()
        .getConfigMapping(AgentConfig.class);
  }
}
