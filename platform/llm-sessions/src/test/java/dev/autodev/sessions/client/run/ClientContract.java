package dev.autodev.sessions.client.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.autodev.sessions.SessionLimits;
import dev.autodev.sessions.SessionOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every real client behind the gateway, which plays scripts. */
abstract class ClientContract {
  @TempDir Path scratch;

  /** Its name. */
  abstract String client();

  /** A variable of its own that its process must have. */
  abstract String variable();

  /** A word of its command line. */
  abstract String argument();

  @Test
  void endsAsRateLimitedAtTheTimeThatTheGatewayNoted() throws Exception {
    try (ClientRig rig = rig("- error: {status: 429, retryAfter: 3600}")) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.RateLimited.class))
          .matches(limited -> limited.resetsAt().isAfter(Instant.now().plusSeconds(3000)));
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  @Test
  void aRefusedKeyEndsItAtOnceAndNeedsAPerson() throws Exception {
    try (ClientRig rig = rig("- error: {status: 401}")) {
      assertThat(rig.play()).isInstanceOf(SessionOutcome.Unauthorized.class);
      assertThat(rig.exchanges().lines()).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void noCallGoesOutOnceTheBudgetIsUsedUp() throws Exception {
    String turns =
        """
        - tools: [{bash: {command: "true"}}]
          usage: {input_tokens: 190000, output_tokens: 200}
        - text: Not reached.
        """;
    SessionLimits little =
        new SessionLimits(Duration.ofMinutes(2), Duration.ofMinutes(1), 20, 200_000);
    try (ClientRig rig = rig(turns).limits(little)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.BudgetExceeded.class))
          .matches(exceeded -> exceeded.usage().inputTokens() == 190_000);
      assertThat(rig.exchanges()).doesNotContain("Not reached.");
    }
  }

  @Test
  void endsAfterItsMostTurns() throws Exception {
    String turns = "- tools: [{bash: {command: 'true'}}]\n".repeat(6);
    SessionLimits two =
        new SessionLimits(Duration.ofMinutes(2), Duration.ofMinutes(1), 2, 10_000_000);
    try (ClientRig rig = rig(turns).limits(two)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Failed.class))
          .matches(failed -> !failed.retryable())
          .matches(failed -> failed.reason().contains("turns"));
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  @Test
  void showsNoKeyToWhatItRuns() throws Exception {
    String turns =
        """
        - tools:
            - bash: {command: "env > env.txt; tr '\\\\0' '\\\\n' < /proc/$PPID/environ > parent.txt; tr '\\\\0' ' ' < /proc/$PPID/cmdline > line.txt"}
        - text: Seen.
        """;
    try (ClientRig rig = rig(turns)) {
      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(seen(rig, "env.txt")).contains(rig.mark);
      assertThat(seen(rig, "parent.txt")).contains(variable());
      assertThat(seen(rig, "line.txt")).contains(argument()).doesNotContain("Do it.", "XYLOPHONE");
      assertThat(seen(rig, "env.txt") + seen(rig, "parent.txt") + seen(rig, "line.txt"))
          .doesNotContain(ClientRig.KEY, "swarm-task-");
    }
  }

  final ClientRig rig(String turns) throws IOException {
    return new ClientRig(scratch, client(), turns);
  }

  static String summary(SessionOutcome.Completed completed) {
    return completed.result().orElseThrow().path("summary").asText();
  }

  static String seen(ClientRig rig, String file) throws IOException {
    return Files.readString(rig.worktree.resolve(file));
  }

  static void write(ClientRig rig, String file, String content) throws IOException {
    Path path = rig.worktree.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
