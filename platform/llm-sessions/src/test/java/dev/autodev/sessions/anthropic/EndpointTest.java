package dev.autodev.sessions.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.TestSettings;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointTest {
  private static final String KEY = "swarm.sessions.anthropic.api-key";
  private static final String URL = "swarm.sessions.anthropic.base-url";

  @Test
  void sendsKeyAndVersionAndFollowsNoRedirect() {
    Endpoint endpoint = new Endpoint(settings(Map.of(KEY, " sk-1\n")));

    HttpRequest request = endpoint.request("{}", Map.of("anthropic-beta", "b1", "x-api-key", "no"));

    assertThat(request.uri()).hasToString("https://api.anthropic.com/v1/messages");
    assertThat(request.headers().allValues("x-api-key")).containsExactly("sk-1");
    assertThat(request.headers().allValues("anthropic-version")).containsExactly("2023-06-01");
    assertThat(request.headers().allValues("anthropic-beta")).containsExactly("b1");
    try (HttpClient client = endpoint.client()) {
      assertThat(client.followRedirects()).isEqualTo(HttpClient.Redirect.NEVER);
    }
  }

  @Test
  void refusesToBeChosenWithoutAKey() {
    assertThatThrownBy(() -> new Endpoint(settings(Map.of(KEY, " "))))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("swarm.sessions.upstream")
        .hasMessageContaining("ANTHROPIC_API_KEY")
        .hasMessageContaining("replay");
  }

  @Test
  void refusesAKeyThatIsNoneWithoutShowingIt() {
    assertThatThrownBy(() -> new Endpoint(settings(Map.of(KEY, "sk-one\nsk-two"))))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("api-key")
        .message()
        .doesNotContain("sk-one", "sk-two");
  }

  @Test
  void sendsAKeyUnencryptedToLoopbackOnly() {
    assertThat(new Endpoint(settings(Map.of(KEY, "k", URL, "http://127.0.0.1:1/"))).place())
        .isEqualTo("http://127.0.0.1:1");
    assertThatThrownBy(() -> new Endpoint(settings(Map.of(KEY, "k", URL, "http://example.org"))))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("https://");
    assertThatThrownBy(() -> new Endpoint(settings(Map.of(KEY, "k", URL, "api.anthropic.com"))))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("base-url");
  }

  private static SessionsConfig.Anthropic settings(Map<String, String> values) {
    return TestSettings.of(values).anthropic();
  }
}
