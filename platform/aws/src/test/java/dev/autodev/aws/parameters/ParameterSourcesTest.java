package dev.autodev.aws.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.autodev.awssim.AwsSim;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As a service makes its configuration: sources are found by their factories. */
class ParameterSourcesTest {
  private static final String KEY = "swarm.sessions.anthropic.api-key";

  private final AwsSim aws = AwsSim.start();

  @AfterEach
  void stop() {
    aws.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  private static SmallRyeConfig config(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .addDefaultInterceptors()
        .addDiscoveredSources()
        .withSources(new PropertiesConfigSource(properties, "environment", 300))
        .build();
  }

  @Test
  void nothingOfAwsIsTouchedWithoutAPath() {
    SmallRyeConfig config = config(Map.of(KEY, "from the environment"));

    assertThat(config.getValue(KEY, String.class)).isEqualTo("from the environment");
    assertThat(config.getConfigSources())
        .noneMatch(source -> source.getName().startsWith("AWS parameters"));
  }

  @Test
  void aParameterComesBeforeTheEnvironmentAndANewOneHoldsWithoutARestart() {
    System.setProperty("aws.accessKeyId", "stand-in");
    System.setProperty("aws.secretAccessKey", "stand-in");
    aws.parameters().put("/auto-dev/pm/anthropic/api_key", "first");
    SmallRyeConfig config =
        config(
            Map.of(
                KEY,
                "from the environment",
                "swarm.aws.parameters",
                "/auto-dev/pm/",
                "swarm.aws.region",
                "us-east-1",
                "swarm.aws.endpoint",
                aws.url(),
                "swarm.aws.refresh",
                "1s"));

    assertThat(config.getConfigValue(KEY).getValue()).isEqualTo("first");
    assertThat(config.getConfigValue(KEY).getSourceName())
        .isEqualTo("AWS parameters below /auto-dev/pm");

    aws.parameters().put("/auto-dev/pm/anthropic/api_key", "second");

    await().until(() -> config.getValue(KEY, String.class).equals("second"));
  }

  @Test
  void theSecretsOfWebhooksAreFoundByTheirNames() {
    System.setProperty("aws.accessKeyId", "stand-in");
    System.setProperty("aws.secretAccessKey", "stand-in");
    aws.parameters().put("/auto-dev/gitlab-webhook-secret", "of gitlab");
    aws.parameters().put("/auto-dev/github-webhook-secret", "of github");
    aws.parameters().put("/auto-dev/asana/webhook_secret", "of asana");
    SmallRyeConfig config =
        config(
            Map.of(
                "swarm.aws.parameters",
                "/auto-dev",
                "swarm.aws.region",
                "us-east-1",
                "swarm.aws.endpoint",
                aws.url()));

    for (String source : List.of("gitlab", "github", "asana")) {
      assertThat(config.getValue("swarm.webhooks.%s.secret".formatted(source), String.class))
          .isEqualTo("of " + source);
    }
  }

  @Test
  void aPathThatIsNoneIsNamedWithItsKey() {
    assertThatThrownBy(() -> config(Map.of("swarm.aws.parameters", "auto-dev")))
        .hasMessageContaining("swarm.aws.parameters is 'auto-dev'");
    assertThatThrownBy(
            () -> config(Map.of("swarm.aws.parameters", "/a", "swarm.aws.refresh", "soon")))
        .hasMessageContaining("swarm.aws.refresh is 'soon'");
  }
}
