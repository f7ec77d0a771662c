package dev.autodev.sessions.builtin;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltinSessionTest {

  private static final String SUMMARY_SCHEMA =
      """
      {"type": "object", "required": ["summary"], "properties": {"summary": {"type": "string"}}}
      """;

  @TempDir Path scratch;

  @Test
  void readsEditsRunsCommandsAndHandsInAResult() throws IOException {
    String turns =
        """
        - text: I look first.
          tools:
            - read_file: {path: README.md}
            - list_files: {}
        - tools:
            - write_file: {path: src/notes.txt, content: "one\\ntwo\\n"}
            - edit_file: {path: src/notes.txt, old_text: two, new_text: "2 of {{task}}"}
            - search: {pattern: "of t.", glob: "**/*.txt"}
            - bash: {command: "cat src/notes.txt > copy.txt && echo copied"}
        - text: Done.
          result: {summary: "done in {{task}}"}
        """;
    try (SessionRig rig = new SessionRig(scratch, turns).schema(SUMMARY_SCHEMA)) {
      Files.writeString(rig.worktree.resolve("README.md"), "the readme");

      SessionOutcome outcome = rig.play();

      assertThat(outcome)
          .isInstanceOfSatisfying(
              SessionOutcome.Completed.class,
              completed -> {
                assertThat(completed.text()).isEqualTo("Done.");
                assertThat(completed.turns()).isEqualTo(3);
                assertThat(completed.result())
                    .hasValueSatisfying(
                        result ->
                            assertThat(result.path("summary").asText()).isEqualTo("done in t1"));
              });
      assertThat(outcome.usage().outputTokens()).isPositive();
      assertThat(outcome.usage().costUsd()).isPositive();
      assertThat(rig.worktree.resolve("copy.txt")).hasContent("one\n2 of t1\n");
      assertThat(rig.returned())
          .allMatch(SessionEvent.ToolReturned::ok)
          .extracting(SessionEvent.ToolReturned::summary)
          .containsExactly(
              "the readme",
              "README.md",
              "created src/notes.txt",
              "edited src/notes.txt",
              "src/notes.txt:2: 2 of t1",
              "copied\n",
              "accepted");
      assertThat(rig.exchanges()).hasSize(3);
    }
  }

  @Test
  void saysOnceThatItsBudgetIsNearlyUsedUp() throws IOException {
    String turns =
        """
        - tools: [{list_files: {path: .}}]
          usage: {input_tokens: 850000, output_tokens: 1}
        - tools: [{list_files: {path: .}}]
          usage: {input_tokens: 1, output_tokens: 1}
        - text: Done.
        """;
    SessionLimits limits =
        new SessionLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), 20, 1_000_000);
    try (SessionRig rig = new SessionRig(scratch, turns).limits(limits)) {
      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(rig.events)
          .filteredOn(SessionEvent.BudgetNearlyUsed.class::isInstance)
          .containsExactly(
              new SessionEvent.BudgetNearlyUsed("session tokens: 850001 used of 1000000 allowed"));
    }
  }

  @Test
  void keepsTheFileToolsInsideTheWorktree() throws IOException {
    Path outside = Files.writeString(scratch.resolve("outside.txt"), "outside");
    String turns =
        """
        - tools:
            - read_file: {path: ../outside.txt}
            - read_file: {path: "%s"}
            - read_file: {path: link.txt}
            - write_file: {path: folder/new.txt, content: x}
            - write_file: {path: .git/config, content: x}
            - search: {pattern: outside, path: link.txt}
        - text: Refused.
        """
            .formatted(outside);
    try (SessionRig rig = new SessionRig(scratch, turns)) {
      Files.createSymbolicLink(rig.worktree.resolve("link.txt"), outside);
      Files.createSymbolicLink(rig.worktree.resolve("folder"), scratch);

      rig.play();

      assertThat(rig.returned()).hasSize(6).noneMatch(SessionEvent.ToolReturned::ok);
      assertThat(outside).hasContent("outside");
      assertThat(scratch.resolve("new.txt")).doesNotExist();
      assertThat(rig.worktree.resolve(".git")).doesNotExist();
    }
  }

  @Test
  void offersNoWritingToolToAReadOnlySession() throws IOException {
    String turns =
        """
        - tools:
            - bash: {command: "touch made.txt"}
            - write_file: {path: made.txt, content: x}
        - text: Refused.
        """;
    try (SessionRig rig = new SessionRig(scratch, turns).tools(ToolSet.READ_ONLY)) {
      rig.play();

      assertThat(rig.returned()).hasSize(2).noneMatch(SessionEvent.ToolReturned::ok);
      assertThat(rig.worktree.resolve("made.txt")).doesNotExist();
    }
  }

  @Test
  void offersFilesWithoutAShellWhereThoseAreAllowed() throws IOException {
    String turns =
        """
        - tools:
            - write_file: {path: made.txt, content: x}
            - bash: {command: "touch shell.txt"}
        - text: Half of it.
        """;
    try (SessionRig rig = new SessionRig(scratch, turns).tools(ToolSet.FILES)) {
      rig.play();

      assertThat(rig.returned())
          .extracting(SessionEvent.ToolReturned::ok)
          .containsExactly(true, false);
      assertThat(rig.worktree.resolve("made.txt")).hasContent("x");
      assertThat(rig.worktree.resolve("shell.txt")).doesNotExist();
    }
  }

  @Test
  void acceptsAResultThatIsRepairedOnce() throws IOException {
    String turns = "- result: {summary: 1}\n- result: {summary: fine}";
    try (SessionRig rig = new SessionRig(scratch, turns).schema(SUMMARY_SCHEMA)) {
      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);
    }
  }

  @Test
  void failsWhenTheRepairedResultIsWrongToo() throws IOException {
    String turns = "- result: {summary: 1}\n- result: {other: fine}";
    try (SessionRig rig = new SessionRig(scratch, turns).schema(SUMMARY_SCHEMA)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Failed.class))
          .matches(SessionOutcome.Failed::retryable)
          .extracting(SessionOutcome.Failed::reason)
          .asString()
          .contains("summary", "after one repair turn");
    }
  }

  @Test
  void remindsOnceOfAResultThatWasNotHandedIn() throws IOException {
    String turns = "- text: Done.\n- result: {summary: fine}";
    try (SessionRig rig = new SessionRig(scratch, turns).schema(SUMMARY_SCHEMA)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Completed.class))
          .matches(completed -> completed.turns() == 2);
    }
  }

  @Test
  void endsAfterItsMostTurns() throws IOException {
    String turns = "- tools: [{list_files: {}}]\n- tools: [{list_files: {}}]\n- text: Late.";
    SessionLimits twoTurns =
        new SessionLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), 2, 1_000_000);
    try (SessionRig rig = new SessionRig(scratch, turns).limits(twoTurns)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Failed.class))
          .matches(failed -> !failed.retryable())
          .extracting(SessionOutcome.Failed::reason)
          .asString()
          .contains("2 turns");
    }
  }

  @Test
  void sendsNoCallOnceTheBudgetIsSpent() throws IOException {
    String turns =
        """
        - tools: [{list_files: {}}]
          usage: {input_tokens: 20000, output_tokens: 100, cache_read_input_tokens: 5000}
        - text: Not reached.
        """;
    SessionLimits tokens =
        new SessionLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), 9, 30_000);
    try (SessionRig rig = new SessionRig(scratch, turns).limits(tokens)) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.BudgetExceeded.class))
          .matches(exceeded -> exceeded.usage().outputTokens() == 100)
          .extracting(exceeded -> exceeded.breach().words())
          .asString()
          .startsWith("session tokens: 20100 used of 30000 allowed; the next call may use ");
    }
  }

  @Test
  void saysWhichScriptIsMissing() throws IOException {
    try (SessionRig rig = new SessionRig(scratch, "- text: Hello.")) {
      assertThat(rig.play("review_mr"))
          .asInstanceOf(type(SessionOutcome.Failed.class))
          .matches(failed -> !failed.retryable())
          .extracting(SessionOutcome.Failed::reason)
          .asString()
          .contains("review_mr", "round 0", "sample", "swarm.sessions.replay.scenarios");
      assertThat(rig.pauses).isEmpty();
    }
  }

  @Test
  void redactsSecretsInEventsResultAndRecord() throws IOException {
    String turns =
        """
        - text: The key is known-secret-1 and the other is tool-secret-2.
          tools:
            - bash: {command: "echo $DEPLOY_TOKEN known-secret-1"}
        - result: {summary: "used tool-secret-2"}
        """;
    try (SessionRig rig =
        new SessionRig(scratch, turns, "known-secret-1")
            .schema(SUMMARY_SCHEMA)
            .toolEnvironment(Map.of("DEPLOY_TOKEN", "tool-secret-2"))) {
      SessionOutcome outcome = rig.play();

      assertThat(outcome).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(List.of(outcome.toString(), rig.events.toString(), rig.exchanges().toString()))
          .allSatisfy(
              text ->
                  assertThat(text)
                      .contains("[redacted]")
                      .doesNotContain("known-secret-1", "tool-secret-2"));
    }
  }

  @Test
  void asksAgainWhenTheProviderIsOverloadedOrCutsTheLine() throws IOException {
    String turns =
        """
        - text: Hello.
          tools: [{list_files: {}}]
          error: {status: 529, times: 2}
        - text: Bye.
          error: {disconnect: true, times: 1}
        """;
    try (SessionRig rig = new SessionRig(scratch, turns)) {
      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);
      assertThat(rig.pauses)
          .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(1));
    }
  }

  @Test
  void endsRateLimitedWhenTheProviderAsksForALongWait() throws IOException {
    Instant before = Instant.now();
    try (SessionRig rig = new SessionRig(scratch, "- error: {status: 429, retryAfter: 3600}")) {
      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.RateLimited.class))
          .matches(limited -> !limited.resetsAt().isBefore(before.plusSeconds(3600)));
      assertThat(rig.pauses).isEmpty();
    }
  }

  @Test
  void endsUnauthorizedWhenTheProviderRefusesTheKey() throws IOException {
    try (SessionRig rig = new SessionRig(scratch, "- error: {status: 401}")) {
      assertThat(rig.play()).isInstanceOf(SessionOutcome.Unauthorized.class);
    }
  }
}
