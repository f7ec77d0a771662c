package dev.autodev.sessions.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.model.UpstreamChoice;
import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.TestSettings;
import dev.autodev.sessions.anthropic.AnthropicUpstream;
import dev.autodev.sessions.openai.OpenAiUpstream;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.replay.ReplayUpstream;
import dev.autodev.sessions.replay.ScenarioLibrary;
import dev.autodev.sessions.upstream.Upstream;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpstreamsTest {
  private static final String ANTHROPIC_KEY = "swarm.sessions.anthropic.api-key";
  private static final String PLAN_TOKEN = "swarm.sessions.anthropic.plan-token";
  private static final String OPENAI_KEY = "swarm.sessions.openai.api-key";

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void theDashboardTellsAutoByTheKeyToo() {
    assertThat(UpstreamChoice.of("auto", "openai", true)).isEqualTo("openai");
    assertThat(UpstreamChoice.of("auto", "anthropic", false)).isEqualTo("replay");
    assertThat(UpstreamChoice.of("replay", "anthropic", true)).isEqualTo("replay");
  }

  @Test
  void autoSendsEachApiToTheProviderWhoseKeyIsSet() {
    assertThat(served(Map.of())).containsExactly("replay", "replay");
    assertThat(served(Map.of(ANTHROPIC_KEY, "k"))).containsExactly("anthropic", "replay");
    assertThat(served(Map.of(PLAN_TOKEN, "t"))).containsExactly("anthropic", "replay");
    assertThat(served(Map.of(OPENAI_KEY, "k"))).containsExactly("replay", "openai");
    assertThat(served(Map.of(ANTHROPIC_KEY, "k", OPENAI_KEY, "k")))
        .containsExactly("anthropic", "openai");
  }

  @Test
  void oneThatIsNamedServesWhatItSpeaksAndNothingElse() {
    Upstreams upstreams = upstreams("openai", Map.of(OPENAI_KEY, "k"));

    assertThat(upstreams.of(Protocol.RESPONSES)).map(Upstream::name).hasValue("openai");
    assertThat(upstreams.of(Protocol.MESSAGES)).isEmpty();
    assertThat(upstreams.adviceFor(Protocol.MESSAGES)).contains("'openai'", "/v1/messages", "auto");
  }

  @Test
  void refusesAnUnknownNameAndSaysWhichThereAre() {
    assertThatThrownBy(() -> upstreams("other", Map.of()))
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("swarm.sessions.upstream names 'other'")
        .hasMessageContaining("[anthropic, auto, openai, replay]");
  }

  @Test
  void refusesAProviderWithoutAKeyAndNamesTheVariable() {
    assertThatThrownBy(() -> upstreams("anthropic", Map.of()).open())
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("set ANTHROPIC_API_KEY")
        .hasMessageContaining("replay");
    assertThatThrownBy(() -> upstreams("openai", Map.of()).open())
        .isInstanceOf(SessionSettingsException.class)
        .hasMessageContaining("set OPENAI_API_KEY");
  }

  private List<String> served(Map<String, String> settings) {
    Upstreams upstreams = upstreams("auto", settings);
    upstreams.open();
    return Protocol.ALL.stream()
        .map(protocol -> upstreams.of(protocol).map(Upstream::name).orElse("none"))
        .toList();
  }

  private Upstreams upstreams(String name, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    List.of(ANTHROPIC_KEY, PLAN_TOKEN, OPENAI_KEY).forEach(key -> all.put(key, ""));
    all.putAll(settings);
    SessionsConfig config = TestSettings.of(all);
    ScenarioLibrary none = new ScenarioLibrary(Optional.empty(), getClass().getClassLoader());
    return new Upstreams(
        List.of(
            new AnthropicUpstream(vertx, config.anthropic()),
            new OpenAiUpstream(vertx, config.openai()),
            new ReplayUpstream(none, vertx)),
        name);
  }
}
