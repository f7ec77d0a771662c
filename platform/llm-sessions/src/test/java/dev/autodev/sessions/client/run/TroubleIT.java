package dev.autodev.sessions.client.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionOutcome;
import java.nio.file.Path;
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
                    arguments(client, "error: {disconnect: true}", "failed, may pass")));
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
    Map<String, String> twice =
        Map.of(
            "swarm.sessions.%s.retries".formatted(client),
            "2",
            "swarm.sessions.confinement",
            "none");
    try (ClientRig rig = new ClientRig(scratch, client, turns, twice)) {
      assertThat(kind(rig.play())).isEqualTo("completed");
    }
  }

  @Test
  void aRefusalOfTheModelIsFinal() throws Exception {
    try (ClientRig rig = rig("claude", "- text: I must not.\n  stop: refusal")) {
      assertThat(kind(rig.play())).isEqualTo("failed for good");
    }
  }

  /** Without repetitions of the client's own, which take their time. */
  private ClientRig rig(String client, String turns) throws Exception {
    return new ClientRig(
        scratch,
        client,
        turns,
        Map.of(
            "swarm.sessions.%s.retries".formatted(client),
            "0",
            "swarm.sessions.confinement",
            "none"));
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
    };
  }
}
