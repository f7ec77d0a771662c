package dev.autodev.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HooksTest {
  @Test
  void aSourceWithoutASecretHasNoSeal() {
    Hooks hooks = with(Map.of("swarm.webhooks.gitlab.secret", "long-enough-for-a-secret"));
    assertThat(hooks.of(Source.GITLAB).seal()).isPresent();
    assertThat(hooks.of(Source.GITHUB).seal()).isEmpty();
    assertThat(hooks.of(Source.ASANA).seal()).isEmpty();
    assertThat(hooks.of(Source.ASANA).handshake()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cr3t", "whsec_c2hvcnQ=", "whsec_%%%", "long-enough-for-a-secret,s"})
  void aWeakSecretStopsTheStartAndIsNotSaid(String secret) {
    assertThatThrownBy(() -> with(Map.of("swarm.webhooks.gitlab.secret", secret)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("swarm.webhooks.gitlab.secret")
        .hasMessageNotContaining(secret);
  }

  private static Hooks with(Map<String, String> values) {
    return new Hooks(config(values), Clock.systemUTC());
  }

  static WebhookConfig config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(WebhookConfig.class)
        .withDefaultValues(values)
        .addDiscoveredConverters()
        .addDefaultInterceptors()
        .build()
        .getConfigMapping(WebhookConfig.class);
  }
}
