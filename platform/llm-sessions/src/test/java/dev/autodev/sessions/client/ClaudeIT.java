package dev.autodev.sessions.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionOutcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real client {@code claude} behind the gateway, in replay. */
class ClaudeIT {

  private static final String SUMMARY_SCHEMA =
      """
      {"type": "object",
       "required": ["summary"], "properties": {"summary": {"type": "string", "minLength": 3}}}
      """;

  @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.NEVER) Path scratch;

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
    try (ClientRig rig = new ClientRig(scratch, "claude", turns).schema(SUMMARY_SCHEMA)) {
      SessionOutcome outcome = rig.play();

      assertThat(outcome)
          .asInstanceOf(type(SessionOutcome.Completed.class))
          .matches(
              completed ->
                  completed.result().orElseThrow().path("summary").asText().equals("done in t1"))
          .matches(completed -> completed.turns() == 3)
          .matches(completed -> completed.usage().outputTokens() > 0);
      assertThat(rig.worktree.resolve("hello.txt")).hasContent("hello");
      assertThat(Repository.git(rig.worktree, "log", "-1", "--format=%s")).isEqualTo("Add hello");
      assertThat(rig.events)
          .contains(new SessionEvent.Said("I write the file."))
          .contains(new SessionEvent.ToolReturned("Bash", true, "committed"))
          .hasAtLeastOneElementOfType(SessionEvent.ModelCalled.class);
      assertThat(rig.exchanges()).contains("XYLOPHONE");
      assertThat(rig.leftovers()).isEmpty();
    }
  }
}
