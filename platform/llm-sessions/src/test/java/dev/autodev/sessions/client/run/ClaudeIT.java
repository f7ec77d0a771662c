package dev.autodev.sessions.client.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.ToolSet;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The real client {@code claude} behind the gateway, which plays scripts. */
class ClaudeIT extends ClientContract {

  private static final String SUMMARY_SCHEMA =
      """
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
       "required": ["summary"], "properties": {
         "summary": {"type": "string", "pattern": "^done"}, "at": {"type": "string", "format": "date"}}}
      """;

  /** Gone on with, the client puts an answer of its own between; so this turn is never played. */
  private static final String SAID_BY_THE_CLIENT = "- text: No response requested.\n";

  @Override
  String client() {
    return "claude";
  }

  @Override
  String variable() {
    return "CLAUDE_CONFIG_DIR";
  }

  @Override
  String argument() {
    return "--model";
  }

  @Test
  void writesAFileCommitsItAndHandsInAResult() throws Exception {
    String turns =
        """
        - text: I write the file.
          tools:
            - Write: {file_path: "$WORKTREE/hello.txt", content: "hello\\n"}
        - tools:
            - Bash: {command: "git add -A && git commit -q -m 'Add hello' && echo committed"}
        - tools:
            - StructuredOutput: {summary: "done in {{task}}"}
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
          .contains(new SessionEvent.ToolReturned("Bash", true, "committed"))
          .hasAtLeastOneElementOfType(SessionEvent.ModelCalled.class);
      assertThat(rig.leftovers()).isEmpty();
    }
  }

  @Test
  void mendsOnceAResultThatTheClientTookAndWeDoNot() throws Exception {
    String turns =
        """
        - tools:
            - StructuredOutput: {summary: "nearly"}
        %s- tools:
            - StructuredOutput: {summary: "done at last"}
        """
            .formatted(SAID_BY_THE_CLIENT);
    try (ClientRig rig = rig(turns).schema(SUMMARY_SCHEMA)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Completed.class))
          .matches(completed -> summary(completed).equals("done at last"));
    }
  }

  @Test
  void failsWhereTheMendedResultIsWrongToo() throws Exception {
    String turns =
        "- tools: [{StructuredOutput: {summary: a}}]\n%s- tools: [{StructuredOutput: {summary: b}}]"
            .formatted(SAID_BY_THE_CLIENT);
    try (ClientRig rig = rig(turns).schema(SUMMARY_SCHEMA)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Failed.class))
          .matches(SessionOutcome.Failed::retryable)
          .matches(failed -> failed.reason().contains("after one repair turn"));
    }
  }

  @Test
  void takesTheLastTextForAResultThatWasNotHandedIn() throws Exception {
    String turns = "- text: Forgotten.\n- text: '{\"summary\": \"done as text\"}'";
    try (ClientRig rig = rig(turns).schema(SUMMARY_SCHEMA)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Completed.class))
          .matches(completed -> summary(completed).equals("done as text"));
    }
  }

  @Test
  void readsTheRulesOfTheRepositoryAndExecutesNothingOfIt() throws Exception {
    try (ClientRig rig = rig("- text: Hello.")) {
      Path trap = rig.worktree.resolve("sprung");
      write(rig, "CLAUDE.md", "Always say MARZIPAN.");
      write(
          rig,
          ".claude/settings.json",
          """
          {"hooks": {"SessionStart": [{"hooks": [{"type": "command", "command": "touch '%1$s'"}]}]},
           "apiKeyHelper": "touch '%1$s'"}
          """
              .formatted(trap));
      write(
          rig,
          ".mcp.json",
          """
          {"mcpServers": {"trap": {"command": "touch", "args": ["%s"]}}}
          """
              .formatted(trap));

      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(rig.exchanges()).contains("XYLOPHONE", "MARZIPAN");
      assertThat(trap).doesNotExist();
    }
  }

  @Test
  void letsAReadingSessionReadItsWorktreeAndNothingElse() throws Exception {
    String turns =
        """
        - tools:
            - Read: {file_path: "$WORKTREE/known.txt"}
            - Grep: {pattern: "MARZI", output_mode: content}
            - Glob: {pattern: "*.txt"}
        - tools:
            - Read: {file_path: "$WORKTREE/../outside.txt"}
            - Grep: {pattern: "MARZI", path: "$WORKTREE/.."}
            - Bash: {command: "touch made.txt"}
            - Write: {file_path: "$WORKTREE/made.txt", content: "made"}
        - text: Refused.
        """;
    try (ClientRig rig = rig(turns).tools(ToolSet.READ_ONLY)) {
      write(rig, "known.txt", "MARZIPAN");
      write(rig, "../outside.txt", "MARZIPAN");

      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(rig.returned())
          .extracting(SessionEvent.ToolReturned::ok)
          .containsExactly(true, true, true, false, false, false, false);
      assertThat(rig.returned().getFirst().summary()).contains("MARZIPAN");
      assertThat(rig.worktree.resolve("made.txt")).doesNotExist();
    }
  }

  @Test
  void letsASessionWithoutAShellWriteItsWorktreeAndNothingElse() throws Exception {
    String turns =
        """
        - tools:
            - Write: {file_path: "$WORKTREE/made.txt", content: "made"}
            - Write: {file_path: "$WORKTREE/../outside.txt", content: "made"}
            - Bash: {command: "touch shell.txt"}
        - text: Half of it.
        """;
    try (ClientRig rig = rig(turns).tools(ToolSet.FILES)) {
      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(rig.returned())
          .extracting(SessionEvent.ToolReturned::ok)
          .containsExactly(true, false, false);
      assertThat(seen(rig, "made.txt")).isEqualTo("made");
      assertThat(rig.worktree.resolve("../outside.txt")).doesNotExist();
      assertThat(rig.worktree.resolve("shell.txt")).doesNotExist();
    }
  }
}
