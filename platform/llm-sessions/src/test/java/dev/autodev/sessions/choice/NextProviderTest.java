package dev.autodev.sessions.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.sessions.limits.NotesInMemory;
import dev.autodev.sessions.limits.ProviderLimit;
import dev.autodev.sessions.limits.ProviderRefused;
import dev.autodev.sessions.limits.ProviderRefused.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NextProviderTest {
  private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
  private static final Candidate CLAUDE = new Candidate(new NamedClient("claude"), "claude-x");
  private static final Candidate CODEX = new Candidate(new NamedClient("codex"), "gpt-x");
  private static final List<Candidate> CHAIN = List.of(CLAUDE, CODEX);

  private final NotesInMemory notes = new NotesInMemory();

  @Test
  void usesTheFirst() {
    assertThat(at(NOW)).isEqualTo(new Choice.Use(CLAUDE, Optional.empty()));
  }

  @Test
  void usesTheNextWhileTheFirstIsLimitedAndThenTheFirstAgain() {
    Instant reset = NOW.plusSeconds(60);
    limited("anthropic", reset);

    assertThat(at(NOW))
        .isInstanceOfSatisfying(
            Choice.Use.class,
            use -> {
              assertThat(use.candidate()).isEqualTo(CODEX);
              assertThat(use.instead())
                  .contains("claude (anthropic) takes no calls until " + reset + ": said 429");
            });
    assertThat(at(reset.minusSeconds(6)))
        .isInstanceOfSatisfying(
            Choice.Use.class, use -> assertThat(use.candidate()).isEqualTo(CODEX));
    assertThat(at(reset)).isEqualTo(new Choice.Use(CLAUDE, Optional.empty()));
  }

  @Test
  void leavesALimitThatIsSoonOverToTheClient() {
    limited("anthropic", NOW.plusSeconds(5));

    assertThat(at(NOW)).isEqualTo(new Choice.Use(CLAUDE, Optional.empty()));
    assertThat(NextProvider.of(CHAIN, Set.of(CLAUDE), notes, NOW))
        .isInstanceOfSatisfying(
            Choice.Use.class, use -> assertThat(use.candidate()).isEqualTo(CODEX));
  }

  @Test
  void waitsForTheEarliestResetWhenAllAreLimited() {
    limited("anthropic", NOW.plusSeconds(3_600));
    limited("openai", NOW.plusSeconds(60));

    assertThat(at(NOW))
        .isInstanceOfSatisfying(
            Choice.Wait.class,
            wait -> {
              assertThat(wait.until()).isEqualTo(NOW.plusSeconds(60));
              assertThat(wait.reason()).contains("claude (anthropic)", "codex (openai)");
            });
  }

  @Test
  void asksEachOnceOnly() {
    assertThat(NextProvider.of(CHAIN, Set.of(CLAUDE), notes, NOW))
        .isInstanceOfSatisfying(
            Choice.Use.class, use -> assertThat(use.candidate()).isEqualTo(CODEX));
    assertThat(NextProvider.of(CHAIN, Set.of(CLAUDE, CODEX), notes, NOW))
        .isInstanceOfSatisfying(Choice.Wait.class, wait -> assertThat(wait.until()).isAfter(NOW));
  }

  @Test
  void stopsWhenTheFirstRefusesInPlaceOfFallingBack() {
    refused("anthropic", Kind.AUTHENTICATION);

    assertThat(at(NOW))
        .isEqualTo(
            new Choice.Stopped(
                "claude (anthropic) refuses our credentials (authentication): says so; renew its key"
                    + " or login, then run 'claude-swarm providers resume anthropic' and retry the"
                    + " task"));
  }

  @Test
  void doesNotFallBackToOneThatRefuses() {
    limited("anthropic", NOW.plusSeconds(60));
    refused("openai", Kind.BILLING);

    assertThat(at(NOW))
        .isInstanceOfSatisfying(
            Choice.Wait.class,
            wait -> {
              assertThat(wait.until()).isEqualTo(NOW.plusSeconds(60));
              assertThat(wait.reason()).contains("codex (openai) refuses our account (billing)");
            });
  }

  private Choice at(Instant now) {
    return NextProvider.of(CHAIN, Set.of(), notes, now);
  }

  private void limited(String upstream, Instant until) {
    notes.note(new ProviderLimit(upstream, "m", "said 429", NOW, until, true, Optional.empty()));
  }

  private void refused(String upstream, Kind kind) {
    notes.note(new ProviderRefused(upstream, "m", kind, "says so", NOW));
  }
}
