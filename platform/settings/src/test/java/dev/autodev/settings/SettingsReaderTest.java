package dev.autodev.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.model.Role;
import dev.autodev.settings.OperatorSettings.ForRole;
import dev.autodev.settings.OperatorSettings.Llm;
import dev.autodev.settings.OperatorSettings.Tokens;
import dev.autodev.settings.OperatorSettings.Watcher;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
  private static final String GUIDE =
      """
      tokens:
        daily_budget: 0        # 0 = unlimited
        session_max: 200000

      watcher:
        max_session_duration: 3600   # 1 hour per session
        restart_delay: 10

      llm:
        default_provider: "claude"
        fallback_provider: "codex"
        auto_fallback_on_rate_limit: false
        manual_override_env: "OUR_PROVIDER"

      agents:
        builder:
          provider: "codex"
          model: gpt-5.5
        bug_finder: {provider: claude}

      trust:
        authors: [anna, "agent:importer"]
        labels: [for the swarm]

      budgets:
        daily: {usd: 20}
      """;

  @Test
  void readsEveryKeyOfTheGuide() {
    OperatorSettings read = SettingsReader.read(GUIDE);

    assertThat(read.tokens()).isEqualTo(new Tokens(0, Optional.of(200_000L)));
    assertThat(read.watcher())
        .isEqualTo(
            new Watcher(Optional.of(Duration.ofHours(1)), Optional.of(Duration.ofSeconds(10))));
    assertThat(read.llm())
        .isEqualTo(new Llm(Optional.of("claude"), Optional.of("codex"), false, "OUR_PROVIDER"));
    assertThat(read.of(Role.BUILDER))
        .isEqualTo(new ForRole(Optional.of("codex"), Optional.of("gpt-5.5")));
    assertThat(read.of(Role.BUG_FINDER).provider()).contains("claude");
    assertThat(read.of(Role.PM)).isEqualTo(ForRole.NONE);
    assertThat(read.trust().authors()).contains(Set.of("anna", "agent:importer"));
    assertThat(read.trust().labels()).containsExactly("for the swarm");
    assertThat(read.budgets().at("/daily/usd").asInt()).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing yet\n", "tokens:\nllm:\nagents:\n", "{}"})
  void leavesTheDefaultsWhereItSaysNothing(String yaml) {
    assertThat(SettingsReader.read(yaml)).isEqualTo(OperatorSettings.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trust: {authors: anna}            | trust.authors is \"anna\"; write a list of names",
        "trust: {authors: [1]}             | trust.authors is [1]; write a list of names",
        "trust: {labels: safe}             | trust.labels is \"safe\"; write a list of labels",
        "tokens: {daily_budget: -1}       | tokens.daily_budget is -1",
        "tokens: {daily_budget: '5'}      | tokens.daily_budget is \"5\"",
        "tokens: {daily_budget: 1.5}      | tokens.daily_budget is 1.5",
        "tokens: {session_max: 0}         | tokens.session_max is 0",
        "tokens: {session_max: many}      | tokens.session_max is \"many\"",
        "watcher: {max_session_duration: 0} | watcher.max_session_duration is 0",
        "watcher: {max_session_duration: 604801} | watcher.max_session_duration is 604801",
        "watcher: {restart_delay: soon}   | watcher.restart_delay is \"soon\"",
        "llm: {default_provider: 7}       | llm.default_provider is 7",
        "llm: {fallback_provider: '  '}   | llm.fallback_provider is",
        "llm: {auto_fallback_on_rate_limit: 'yes'} | llm.auto_fallback_on_rate_limit is \"yes\"",
        "llm: {manual_override_env: []}   | llm.manual_override_env is []",
        "agents: {builder: {provider: 1}} | agents.builder.provider is 1",
        "agents: {builder: {model: {}}}   | agents.builder.model is {}",
        "agents: {builder: codex}         | agents.builder is \"codex\"",
        "agents: {plumber: {model: m}}    | agents.plumber is unknown",
        "agents: {builder: {modell: m}}   | agents.builder.modell is unknown",
        "tokens: {dayly_budget: 3}        | tokens.dayly_budget is unknown",
        "tokns: {daily_budget: 3}         | tokns is unknown",
        "tokens: 5                        | tokens is 5",
        "budgets: 5                       | budgets is 5",
        "[1, 2]                           | the file is [1,2]",
      })
  void namesKeyAndValueOfWhatIsWrong(String yaml, String named) {
    assertThatThrownBy(() -> SettingsReader.read(yaml))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(named)
        .hasMessageMatching("(?s).*(write|remove|known are).*");
  }

  @Test
  void namesAllThatIsWrongAtOnce() {
    assertThatThrownBy(() -> SettingsReader.read("tokens: {session_max: 0}\nllm: {x: 1}\n"))
        .hasMessageContaining("tokens.session_max is 0; write a whole number of tokens a session")
        .hasMessageContaining("llm.x is unknown (its value is 1); remove it, or write one of")
        .hasMessageContaining("fallback_provider");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokens: {", "tokens:\n  session_max: 1\n  session_max: 2\n", "a: [\n"})
  void namesTheLineThatIsNoYaml(String yaml) {
    assertThatThrownBy(() -> SettingsReader.read(yaml))
        .isInstanceOf(SettingsException.class)
        .hasMessageMatching("(?s)it is no YAML at line \\d.*mend that line");
  }
}
