package dev.autodev.sessions.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.model.Usage;
import dev.autodev.sessions.SessionClients;
import dev.autodev.sessions.SessionLimits;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.TestSettings;
import dev.autodev.sessions.limits.NotesInMemory;
import dev.autodev.sessions.limits.ProviderLimit;
import dev.autodev.sessions.limits.ProviderRefused;
import dev.autodev.settings.LiveSettings;
import dev.autodev.settings.OperatorSettings;
import dev.autodev.settings.OperatorSettings.Llm;
import dev.autodev.settings.OperatorSettings.Tokens;
import dev.autodev.settings.OperatorSettings.Watcher;
import dev.autodev.settings.SettingsException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvidersTest {
  private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
  private static final OperatorSettings NONE = OperatorSettings.NONE;
  private static final Candidate CLAUDE = new Candidate(new NamedClient("claude"), "claude-x");

  private final NotesInMemory notes = new NotesInMemory();
  private final SessionClients clients =
      new SessionClients(
          List.of(new NamedClient("builtin"), new NamedClient("claude")),
          TestSettings.of(Map.of()));

  @Test
  void limitsASessionAsTheConfigurationSaysAndTheSettingsBetter() {
    SessionLimits configured = clients.limits();
    assertThat(providers(NONE).limits()).isEqualTo(configured);

    OperatorSettings settings =
        new OperatorSettings(
            new Tokens(0, Optional.of(200_000L)),
            new Watcher(Optional.of(Duration.ofHours(1)), Optional.of(Duration.ofSeconds(10))),
            NONE.llm(),
            Map.of(),
            NONE.trust(),
            NONE.budgets(),
            NONE.notifications());
    assertThat(providers(settings).limits())
        .isEqualTo(
            new SessionLimits(
                Duration.ofHours(1), configured.silence(), configured.maxTurns(), 200_000));
    assertThat(providers(settings).restart()).contains(NOW.plusSeconds(10));
    assertThat(providers(NONE).restart()).isEmpty();
  }

  @Test
  void notesALimitThatTheGatewayHasNotHeardOf() {
    SessionOutcome.RateLimited ended =
        new SessionOutcome.RateLimited(NOW.plusSeconds(90), Usage.NONE);
    providers(NONE).limited(CLAUDE, ended);
    assertThat(notes.limit("anthropic", NOW).orElseThrow().resetsAt())
        .isEqualTo(NOW.plusSeconds(90));
  }

  @Test
  void putsATimeThatTheClientKnowsInThePlaceOfAGuess() {
    notes.note(
        new ProviderLimit(
            "anthropic", "m", "429", NOW, NOW.plusSeconds(9), false, Optional.empty()));
    providers(NONE)
        .limited(CLAUDE, new SessionOutcome.RateLimited(NOW.plusSeconds(90), Usage.NONE));
    assertThat(notes.limit("anthropic", NOW).orElseThrow().resetsAt())
        .isEqualTo(NOW.plusSeconds(90));
  }

  @Test
  void leavesWhatTheGatewayHasNoted() {
    ProviderLimit heard =
        new ProviderLimit(
            "anthropic", "m", "five hours", NOW, NOW.plusSeconds(9), true, Optional.of(1.0));
    notes.note(heard);
    providers(NONE)
        .limited(CLAUDE, new SessionOutcome.RateLimited(NOW.plusSeconds(90), Usage.NONE));
    assertThat(notes.limit("anthropic", NOW)).contains(heard);
  }

  @Test
  void stopsAProviderThatRefusesAndSaysWhatToDo() {
    String words =
        providers(NONE).refused(CLAUDE, new SessionOutcome.Unauthorized("401", Usage.NONE));

    assertThat(words)
        .startsWith("claude (anthropic) refuses our credentials (authentication): 401;")
        .contains("claude-swarm providers resume anthropic");
    assertThat(notes.refused("anthropic").orElseThrow().kind())
        .isEqualTo(ProviderRefused.Kind.AUTHENTICATION);
  }

  @Test
  void refusesSettingsThatNameNoClient() {
    Llm llm = new Llm(Optional.empty(), Optional.of("cloude"), true, Llm.OVERRIDE);
    OperatorSettings wrong =
        new OperatorSettings(
            NONE.tokens(),
            NONE.watcher(),
            llm,
            Map.of(),
            NONE.trust(),
            NONE.budgets(),
            NONE.notifications());

    assertThatThrownBy(() -> new NamedClients(clients).check(wrong))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "llm.fallback_provider names 'cloude', which is no session client; set it to one of"
                + " [builtin, claude]");
  }

  private Providers providers(OperatorSettings settings) {
    return new Providers(
        clients,
        LiveSettings.fixed(settings),
        notes,
        Clock.fixed(NOW, ZoneOffset.UTC),
        variable -> null);
  }
}
