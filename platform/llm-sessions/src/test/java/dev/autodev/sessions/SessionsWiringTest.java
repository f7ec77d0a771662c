package dev.autodev.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class SessionsWiringTest {

  @Inject SessionClients clients;
  @Inject SessionSecrets secrets;
  @TempDir Path scratch;

  @Test
  void runsTheConfiguredClientThroughTheGatewayToAnthropicBecauseThereIsAKey() {
    SessionRequest request =
        new SessionRequest(
            new SessionKey("t1", 1, "devops", "no_such_task", 0, "sample"),
            scratch,
            scratch.resolve("run"),
            "",
            "Do it.",
            clients.model(clients.configured()),
            ToolSet.NONE,
            Optional.empty(),
            clients.limits(),
            Map.of());

    assertThat(clients.configured().run(request, event -> {}))
        .isInstanceOfSatisfying(
            SessionOutcome.Failed.class,
            failed ->
                assertThat(failed.reason())
                    .contains("http://127.0.0.1:1 cannot be reached (connection refused)"));
  }

  @Test
  void redactsTheKeyWhateverTheApplicationNames() {
    assertThat(secrets.values()).containsExactly("sk-wired-0123456789");
  }

  @Test
  void namesTheKeyOfAnUnknownProvider() {
    assertThatThrownBy(() -> clients.named("other", "swarm.sessions.provider"))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("swarm.sessions.provider")
        .hasMessageContaining("builtin");
  }
}
