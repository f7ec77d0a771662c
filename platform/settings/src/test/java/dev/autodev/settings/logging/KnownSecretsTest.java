package dev.autodev.settings.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSecretsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String VALUE = "value-of-the-key";

  private static SmallRyeConfig with(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(settings, "test", 300))
        .build();
  }

  private static String masked(Map<String, String> settings, String line) {
    SmallRyeConfig config = with(settings);
    return new KnownSecrets(() -> config).at(NOW).redact(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "swarm.forges.gitlab.token",
        "ASANA_ACCESS_TOKEN",
        "CLAUDE_CODE_OAUTH_TOKEN",
        "swarm.sessions.anthropic.plan-token",
        "ANTHROPIC_API_KEY",
        "swarm.sessions.openai.api-key",
        "AWS_SECRET_ACCESS_KEY",
        "swarm.webhooks.gitlab.secret",
        "swarm.webhooks.gitlab.secret[1]",
        "quarkus.datasource.password",
        "swarm.notify.link-key",
        "SWARM_SECRET_OPS",
        "swarm.secret.ops"
      })
  void knowsASecretByItsKey(String key) {
    assertThat(masked(Map.of(key, VALUE), "said " + VALUE)).isEqualTo("said [redacted]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "swarm.sessions.max-output-tokens",
        "prod.token-file",
        "swarm.retention.tokens.kept",
        "AWS_ACCESS_KEY_ID",
        "swarm.data"
      })
  void leavesOtherSettingsReadable(String key) {
    assertThat(masked(Map.of(key, VALUE), "said " + VALUE)).isEqualTo("said " + VALUE);
  }

  @Test
  void knowsEachOfSeveralAndThePasswordInAnAddress() {
    Map<String, String> settings =
        Map.of(
            "swarm.webhooks.github.secret", "the-first-one, the-second-one",
            "quarkus.redis.hosts", "redis://:in-the-address@127.0.0.1:6379");

    assertThat(masked(settings, "the-first-one the-second-one in-the-address 127.0.0.1:6379"))
        .isEqualTo("[redacted] [redacted] [redacted] 127.0.0.1:6379");
  }

  @Test
  void ignoresWhatIsTooShortAndWhatRefersToNothing() {
    Map<String, String> settings =
        Map.of("quarkus.datasource.password", "swarm", "a.token", "${not.set.anywhere}");

    assertThat(masked(settings, "the swarm")).isEqualTo("the swarm");
  }

  @Test
  void knowsANewValueAMinuteLaterAndTheOldOneStill() {
    SmallRyeConfig[] now = {with(Map.of("a.token", "the-old-value"))};
    KnownSecrets secrets = new KnownSecrets(() -> now[0]);
    assertThat(secrets.at(NOW).redact("the-old-value")).isEqualTo("[redacted]");

    now[0] = with(Map.of("a.token", "the-new-value"));

    assertThat(secrets.at(NOW.plusSeconds(59)).redact("the-new-value")).isEqualTo("the-new-value");
    assertThat(secrets.at(NOW.plusSeconds(60)).redact("the-old-value the-new-value"))
        .isEqualTo("[redacted] [redacted]");
  }

  @Test
  void knowsAtOnceWhatWasHeardOtherwise() {
    SmallRyeConfig config = with(Map.of("a.token", VALUE));
    KnownSecrets secrets = new KnownSecrets(() -> config);
    assertThat(secrets.at(NOW).redact("heard-from-outside")).isEqualTo("heard-from-outside");

    HeardSecrets.add("heard-from-outside");
    HeardSecrets.add("a.b");

    assertThat(secrets.at(NOW).redact("a.b heard-from-outside " + VALUE))
        .isEqualTo("a.b [redacted] [redacted]");
  }

  @Test
  void ofWhatItHearsItKeepsTheNewest() {
    KnownSecrets secrets = new KnownSecrets(() -> with(Map.of()));
    for (int i = 0; i <= HeardSecrets.MOST; i++) {
      HeardSecrets.add("heard-as-number-%03d".formatted(i));
    }

    assertThat(HeardSecrets.all()).hasSize(HeardSecrets.MOST);
    assertThat(secrets.at(NOW).redact("heard-as-number-000 heard-as-number-001"))
        .isEqualTo("heard-as-number-000 [redacted]");
  }
}
