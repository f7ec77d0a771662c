package dev.autodev.aws.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.autodev.aws.AwsAccess;
import dev.autodev.aws.CloudException;
import dev.autodev.awssim.AwsSim;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveParametersTest {
  private final AwsSim aws = AwsSim.start();
  private final ParameterStore store =
      new ParameterStore(AwsAccess.of(aws.environment(), Optional.empty(), Optional.empty()));

  @AfterEach
  void stop() {
    store.close();
    aws.close();
  }

  private LiveParameters parameters(String... required) {
    return new LiveParameters(
        store::values, List.of("/auto-dev/pm", "/auto-dev/shared"), List.of(required));
  }

  @Test
  void theFirstPathThatHasOneWins() {
    aws.parameters().put("/auto-dev/pm/anthropic/api_key", "own");
    aws.parameters().put("/auto-dev/shared/anthropic/api_key", "of all");
    aws.parameters().put("/auto-dev/shared/openai/api_key", "of all");
    aws.parameters().put("/auto-dev/builder/gitlab/token", "of another");
    try (LiveParameters parameters = parameters()) {
      assertThat(KnownParameter.configuration(parameters.now()))
          .containsEntry("swarm.sessions.anthropic.api-key", "own")
          .containsEntry("swarm.sessions.openai.api-key", "of all")
          .hasSize(2);
    }
  }

  @Test
  void aRotatedValueHoldsAndAFailureKeepsTheLastGoodOnes() {
    aws.parameters().put("/auto-dev/pm/anthropic/api_key", "first");
    try (LiveParameters parameters = parameters("anthropic/api_key");
        Heard heard = Heard.of(LiveParameters.class)) {
      aws.parameters().put("/auto-dev/pm/anthropic/api_key", "second");
      parameters.look();
      assertThat(parameters.now()).containsEntry("anthropic/api_key", "second");

      aws.deny("GetParametersByPath");
      parameters.look();
      parameters.look();
      assertThat(parameters.now()).containsEntry("anthropic/api_key", "second");

      aws.allow("GetParametersByPath");
      aws.parameters().remove("/auto-dev/pm/anthropic/api_key");
      parameters.look();
      assertThat(parameters.now()).containsEntry("anthropic/api_key", "second");

      aws.parameters().put("/auto-dev/pm/anthropic/api_key", "third");
      parameters.look();
      assertThat(parameters.now()).containsEntry("anthropic/api_key", "third");

      assertThat(heard.lines())
          .as("each once, by name, never by value")
          .filteredOn(line -> line.contains("stay in force"))
          .hasSize(2)
          .anySatisfy(line -> assertThat(line).contains("denied", "ssm:GetParametersByPath"))
          .anySatisfy(line -> assertThat(line).contains("secrets put", "anthropic/api_key"));
      assertThat(heard.lines()).anySatisfy(line -> assertThat(line).contains("can be read again"));
      assertThat(String.join("\n", heard.lines())).doesNotContain("second", "third");
    }
  }

  @Test
  void looksAgainByItself() {
    aws.parameters().put("/auto-dev/pm/anthropic/api_key", "first");
    try (LiveParameters parameters = parameters().every(Duration.ofMillis(20))) {
      aws.parameters().put("/auto-dev/pm/anthropic/api_key", "second");
      await().until(() -> "second".equals(parameters.now().get("anthropic/api_key")));
    }
  }

  @Test
  void nothingStartsWithoutWhatIsRequired() {
    assertThatThrownBy(() -> parameters("anthropic/api_key"))
        .isInstanceOf(CloudException.Missing.class)
        .hasMessageContaining("swarm.aws.required")
        .hasMessageContaining("claude-swarm secrets put /auto-dev/pm/anthropic/api_key");
    aws.deny("GetParametersByPath");
    assertThatThrownBy(this::parameters)
        .isInstanceOf(CloudException.Denied.class)
        .hasMessageContaining("/auto-dev/pm")
        .hasMessageContaining("kms:Decrypt");
  }
}
