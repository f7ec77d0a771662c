package dev.autodev.sessions.client.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.autodev.model.Usage;
import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionLimits;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.budget.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real clients make of a provider that does not answer, and what we make of that. */
class TroubleIT {

  private static final String MIDWAY =
      "text: I begin.\n  tools: [{bash: {command: 'true'}}]\n  error: {midway: %s}";

  /** For those that fall silent; a busy machine makes the others wait as long. */
  private static final Duration SILENCE = Duration.ofSeconds(4);

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path scratch;

  static Stream<Arguments> troubles() {
    return Stream.of("claude", "codex")
        .flatMap(
            client ->
                Stream.of(
                    arguments(client, "error: {status: 400}", "failed for good"),
                    arguments(client, "error: {status: 403}", "unauthorized"),
                    arguments(client, "error: {status: 429}", "limited"),
                    arguments(client, "error: {status: 529}", "failed, may pass"),
                    arguments(client, "error: {disconnect: true}", "failed, may pass"),
                    arguments(client, MIDWAY.formatted("cut"), "failed, may pass"),
                    arguments(client, MIDWAY.formatted("stall"), "failed, may pass")));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void isToldForWhatItIs(String client, String turn, String expected) throws Exception {
    try (ClientRig rig = rig(client, "- " + turn)) {
      SessionOutcome outcome = rig.play();

      assertThat(kind(outcome)).as(outcome.toString()).isEqualTo(expected);
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void aToolThatFailsIsNotTheSessionsFailure(String client) throws Exception {
    String turns = "- tools: [{bash: {command: 'echo no luck; exit 3'}}]\n- text: I see.";
    try (ClientRig rig = rig(client, turns)) {
      assertThat(kind(rig.play())).isEqualTo("completed");
      assertThat(rig.returned())
          .singleElement()
          .matches(returned -> !returned.ok() && returned.summary().contains("no luck"));
      assertThat(rig.events).contains(new SessionEvent.Said("I see."));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void aCutThatPassesIsNoFailureEither(String client) throws Exception {
    String turns = "- text: Here.\n  error: {disconnect: true, times: 1}";
    try (ClientRig rig = new ClientRig(scratch, client, turns, retries(client, 2))) {
      assertThat(kind(rig.play())).isEqualTo("completed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void anEventThatIsNoJsonEndsNothingButItsCall(String client) throws Exception {
    String turns = "- text: Here.\n  error: {midway: malformed, times: 1}";
    try (ClientRig rig = new ClientRig(scratch, client, turns, retries(client, 2))) {
      assertThat(kind(rig.play())).isEqualTo("completed");
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  /** Claude 2.1.197 may exit before the pipe has taken the last of a long result. */
  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void anOversizeAnswerIsTakenWholeOrNotAtAll(String client) throws Exception {
    String text = "many words ".repeat(30_000).strip();
    try (ClientRig rig = new ClientRig(scratch, client, "- text: " + text, retries(client, 0))) {
      SessionOutcome outcome = rig.play();

      assertThat(outcome)
          .satisfiesAnyOf(
              whole ->
                  assertThat(whole)
                      .asInstanceOf(type(SessionOutcome.Completed.class))
                      .matches(completed -> completed.text().equals(text)),
              cut -> assertThat(kind(cut)).isEqualTo("failed, may pass"));
      assertThat(rig.events)
          .filteredOn(SessionEvent.Said.class::isInstance)
          .allMatch(said -> ((SessionEvent.Said) said).text().length() < 20_000);
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  @Test
  void aRefusalOfTheModelIsFinal() throws Exception {
    try (ClientRig rig = rig("claude", "- text: I must not.\n  stop: refusal")) {
      assertThat(kind(rig.play())).isEqualTo("failed for good");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void aCallThatNobodyCanLetOutPostponesTheSession(String client) throws Exception {
    Instant until = Instant.parse("2030-01-01T00:00:00Z");
    try (ClientRig rig = new ClientRig(scratch, client, "- text: Here.", retries(client, 2))) {
      rig.deny(new Decision.Postponed("the budgets are not open", until));

      assertThat(rig.play())
          .isEqualTo(new SessionOutcome.Postponed("the budgets are not open", until, Usage.NONE));
      assertThat(rig.exchanges().lines()).hasSize(1);
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  /** Without repetitions of the client's own, which take their time. */
  private ClientRig rig(String client, String turns) throws Exception {
    Duration silence = turns.contains("stall") ? SILENCE : PATIENCE;
    return new ClientRig(scratch, client, turns, retries(client, 0))
        .limits(new SessionLimits(Duration.ofMinutes(2), silence, 20, 10_000_000));
  }

  private static Map<String, String> retries(String client, int times) {
    return Map.of(
        "swarm.sessions.%s.retries".formatted(client),
        Integer.toString(times),
        "swarm.sessions.confinement",
        "none");
  }

  private static String kind(SessionOutcome outcome) {
    return switch (outcome) {
      case SessionOutcome.Completed completed -> "completed";
      case SessionOutcome.Failed failed ->
          failed.retryable() ? "failed, may pass" : "failed for good";
      case SessionOutcome.RateLimited limited -> "limited";
      case SessionOutcome.Unauthorized unauthorized -> "unauthorized";
      case SessionOutcome.Interrupted interrupted -> "interrupted";
      case SessionOutcome.BudgetExceeded exceeded -> "budget";
      case SessionOutcome.Postponed postponed -> "postponed";
    };
  }
}
