package dev.autodev.sessions.client.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionLimits;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.ToolSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real client {@code codex} behind the gateway, which plays scripts. */
class CodexIT {

  private static final String SUMMARY_SCHEMA =
      """
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
       "required": ["summary"], "additionalProperties": false,
       "properties": {"summary": {"type": "string", "pattern": "^done"}}}
      """;

  @TempDir Path scratch;

  @Test
  void writesAFileCommitsItAndHandsInAResult() throws Exception {
    String turns =
        """
        - text: I write the file.
          tools:
            - apply_patch: "*** Begin Patch\\n*** Add File: hello.txt\\n+hello\\n*** End Patch\\n"
        - tools:
            - exec_command: {cmd: "git add -A && git commit -q -m 'Add hello' && echo committed"}
        - result: {summary: "done in {{task}}"}
        """;
    try (ClientRig rig = rig(turns).schema(SUMMARY_SCHEMA)) {
      SessionOutcome outcome = rig.play();

      assertThat(outcome)
          .asInstanceOf(type(SessionOutcome.Completed.class))
          .matches(completed -> summary(completed).equals("done in t1"))
          .matches(completed -> completed.turns() == 3)
          .matches(completed -> completed.usage().outputTokens() > 0);
      assertThat(rig.worktree.resolve("hello.txt")).hasContent("hello");
      assertThat(Repository.git(rig.worktree, "log", "-1", "--format=%s")).isEqualTo("Add hello");
      assertThat(rig.events)
          .contains(new SessionEvent.Said("I write the file."))
          .contains(new SessionEvent.ToolReturned("command_execution", true, "committed\n"))
          .hasAtLeastOneElementOfType(SessionEvent.ModelCalled.class);
      assertThat(rig.exchanges()).contains("json_schema");
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  @Test
  void mendsOnceAResultThatDoesNotFitItsSchema() throws Exception {
    String turns = "- text: All is well.\n- text: '{\"summary\": \"done at last\"}'";
    try (ClientRig rig = rig(turns).schema(SUMMARY_SCHEMA)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Completed.class))
          .matches(completed -> summary(completed).equals("done at last"));
      assertThat(rig.exchanges()).contains("without a structured result");
    }
  }

  @Test
  void failsWhereTheMendedResultIsWrongToo() throws Exception {
    String turns = "- text: All is well.\n- text: '{\"summary\": \"nearly\"}'";
    try (ClientRig rig = rig(turns).schema(SUMMARY_SCHEMA)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Failed.class))
          .matches(SessionOutcome.Failed::retryable)
          .matches(failed -> failed.reason().contains("after one repair turn"));
    }
  }

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
    }
  }

  @Test
  void noCallGoesOutOnceTheBudgetIsUsedUp() throws Exception {
    String turns =
        """
        - tools: [{exec_command: {cmd: "true"}}]
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
    String turns = "- tools: [{exec_command: {cmd: 'true'}}]\n".repeat(6);
    SessionLimits two =
        new SessionLimits(Duration.ofMinutes(2), Duration.ofMinutes(1), 2, 10_000_000);
    try (ClientRig rig = rig(turns).limits(two)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Failed.class))
          .matches(failed -> !failed.retryable())
          .matches(failed -> failed.reason().contains("2 turns"));
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  @Test
  void showsNoKeyToWhatItRuns() throws Exception {
    String turns =
        """
        - tools:
            - exec_command: {cmd: "env > env.txt; tr '\\\\0' '\\\\n' < /proc/$PPID/environ > parent.txt; tr '\\\\0' ' ' < /proc/$PPID/cmdline > line.txt"}
        - text: Seen.
        """;
    try (ClientRig rig = rig(turns)) {
      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(seen(rig, "env.txt")).contains(rig.mark);
      assertThat(seen(rig, "parent.txt")).contains("CODEX_HOME");
      assertThat(seen(rig, "line.txt")).contains("--json").doesNotContain("Do it.", "XYLOPHONE");
      assertThat(seen(rig, "env.txt") + seen(rig, "parent.txt") + seen(rig, "line.txt"))
          .doesNotContain(ClientRig.KEY, "swarm-task-");
    }
  }

  @Test
  void readsTheRulesOfTheRepositoryAndExecutesNothingOfIt() throws Exception {
    try (ClientRig rig = rig("- text: Hello.")) {
      Path trap = rig.worktree.resolve("sprung");
      write(rig, "AGENTS.md", "Always say MARZIPAN.");
      write(
          rig,
          ".codex/config.toml",
          """
          notify = ["touch", "%1$s"]
          [mcp_servers.trap]
          command = "touch"
          args = ["%1$s"]
          """
              .formatted(trap));

      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(rig.exchanges()).contains("XYLOPHONE").containsOnlyOnce("Always say MARZIPAN");
      assertThat(trap).doesNotExist();
    }
  }

  @Test
  void letsAReadingSessionWriteNothing() throws Exception {
    String turns =
        """
        - tools:
            - exec_command: {cmd: "touch made.txt"}
            - apply_patch: "*** Begin Patch\\n*** Add File: made.txt\\n+made\\n*** End Patch\\n"
        - text: Refused.
        """;
    try (ClientRig rig = rig(turns).tools(ToolSet.READ_ONLY)) {
      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(rig.worktree.resolve("made.txt")).doesNotExist();
    }
  }

  @Test
  void keepsTheShellOfASessionThatIsToWriteFilesToItsWorktree() throws Exception {
    String turns =
        """
        - tools:
            - exec_command: {cmd: "touch made.txt"}
            - exec_command: {cmd: "touch %s"}
        - text: Half of it.
        """;
    // The temporary directory is open to its sandbox, the user's home is not.
    Path home = Files.createTempDirectory(Path.of(System.getProperty("user.home")), ".auto-dev-");
    Path outside = home.resolve("outside.txt");
    try (ClientRig rig = rig(turns.formatted(outside)).tools(ToolSet.FILES)) {
      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(rig.worktree.resolve("made.txt")).exists();
      assertThat(outside).doesNotExist();
    } finally {
      Files.deleteIfExists(outside);
      Files.delete(home);
    }
  }

  @Test
  void offersNoShellToASessionWithoutTools() throws Exception {
    try (ClientRig rig = rig("- text: Hello.").tools(ToolSet.NONE)) {
      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(rig.exchanges()).doesNotContain("\"exec_command\"", "\"view_image\"");
    }
  }

  private ClientRig rig(String turns) throws IOException {
    return new ClientRig(scratch, "codex", turns);
  }

  private static String summary(SessionOutcome.Completed completed) {
    return completed.result().orElseThrow().path("summary").asText();
  }

  private static String seen(ClientRig rig, String file) throws IOException {
    return Files.readString(rig.worktree.resolve(file));
  }

  private static void write(ClientRig rig, String file, String content) throws IOException {
    Path path = rig.worktree.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
