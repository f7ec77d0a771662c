package dev.autodev.sessions.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KeysInEnvironmentTest {
  @Test
  void areWarnedOfByNameAndNotByValue() {
    assertThat(
            KeysInEnvironment.warning(
                Map.of("OPENAI_API_KEY", "sk-o", "SWARM_SECRET_OPS", "sk-a", "PATH", "/bin"), 7))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .startsWith(
                        "the environment of this process holds OPENAI_API_KEY, SWARM_SECRET_OPS:")
                    .contains("/proc/7/environ", "claude-swarm up", "SWARM_SECRETS=stdin")
                    .doesNotContain("sk-"));
  }

  @Test
  void areNotSeenWhereThereAreNone() {
    assertThat(KeysInEnvironment.warning(Map.of("ANTHROPIC_API_KEY", " "), 7)).isEmpty();
  }
}
