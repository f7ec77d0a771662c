package dev.autodev.sessions.client.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.autodev.model.Usage;
import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.ToolSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** The real client {@code codex} behind the gateway, which plays scripts. */
class CodexIT extends ClientContract {

  private static final String SUMMARY_SCHEMA =
      """
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
       "required": ["summary"], "additionalProperties": false,
       "properties": {"summary": {"type": "string", "pattern": "^done"}}}
      """;

  @Override
  String client() {
    return "codex";
  }

  @Override
  String variable() {
    return "CODEX_HOME";
  }

  @Override
  String argument() {
    return "--json";
  }

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

  @Test
  void endsAtTheResetThatOnlyTheHeadersOfItsPlanTell() throws Exception {
    Instant reset = Instant.now().plusSeconds(7_000).truncatedTo(ChronoUnit.SECONDS);
    String turns =
        """
        - error:
            status: 429
            type: usage_limit_reached
            headers: {x-codex-primary-used-percent: "100.0", x-codex-primary-reset-at: "%d"}
        """
            .formatted(reset.getEpochSecond());
    try (ClientRig rig = rig(turns)) {
      assertThat(rig.play()).isEqualTo(new SessionOutcome.RateLimited(reset, Usage.NONE));
    }
  }
}
