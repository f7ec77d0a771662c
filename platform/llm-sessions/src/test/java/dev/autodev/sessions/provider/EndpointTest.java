package dev.autodev.sessions.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.sessions.SessionSettingsException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class EndpointTest {

  @Test
  void leadsBelowItsBase() {
    assertThat(endpoint("https://api.example.com/v1/", "k").at("/responses"))
        .isEqualTo("https://api.example.com/v1/responses");
  }

  @Test
  void refusesASecretThatIsNoneWithoutShowingIt() {
    assertThatThrownBy(() -> endpoint("https://api.example.com", "sk-one\nsk-two"))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("swarm.sessions.test.api-key")
        .message()
        .doesNotContain("sk-one", "sk-two");
  }

  @Test
  void sendsASecretUnencryptedToLoopbackOnly() {
    assertThat(endpoint("http://127.0.0.1:1/", "k").place()).isEqualTo("http://127.0.0.1:1");
    assertThatThrownBy(() -> endpoint("http://example.org", "k"))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("https://");
    assertThatThrownBy(() -> endpoint("api.example.com", "k"))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("base-url");
  }

  private static Endpoint endpoint(String base, String secret) {
    return Endpoint.of("swarm.sessions.test", URI.create(base), "api-key", secret);
  }
}
