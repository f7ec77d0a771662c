package dev.autodev.agent.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.autodev.agent.Ask;
import dev.autodev.agent.AttemptEnded;
import dev.autodev.model.Usage;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionListener;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.ToolSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that go round in circles, and some that only seem to, in a real clone. */
class NoProgressTest {
  private static final Ask<Answer> ASK = new Ask<>("Mend it.", ToolSet.READ_WRITE, Answer.class);
  private static final Usage USED = new Usage(70, 0, 0, 0, BigDecimal.ZERO);
  private static final int CALLS = 20;

  /** What the sessions hand in. */
  record Answer(String text) {}

  @TempDir Path directory;
  private AttemptRig rig;
  private Path clone;

  @BeforeEach
  void begin() throws Exception {
    rig = new AttemptRig(directory);
    clone = Files.createDirectories(directory.resolve("clone"));
    Process git = new ProcessBuilder("git", "init", "--quiet", clone.toString()).start();
    assertThat(git.waitFor(30, TimeUnit.SECONDS)).isTrue();
    Files.writeString(clone.resolve("notes"), "nothing yet");
  }

  @AfterEach
  void leaveNoInterruption() {
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void theSameCallWithTheSameAnswerIsStoppedAndTriedAgain() {
    rig.claudeClient()
        .tells(
            (request, listener) -> {
              int made = 0;
              while (made < CALLS && !Thread.interrupted()) {
                call(listener, "make test", "1 failed");
                made++;
              }
              assertThat(made).isEqualTo(8);
              return new SessionOutcome.Interrupted(USED);
            });

    AttemptEnded ended =
        catchThrowableOfType(AttemptEnded.class, () -> rig.attempt(0).ask(clone, ASK));

    assertThat(ended.outcome())
        .isEqualTo(
            new TaskOutcome.Retry(
                "no progress: Bash was called 8 times in a row with the same input and the same"
                    + " answer, and nothing changed in the worktree",
                Optional.empty()));
    assertThat(String.join("\n", rig.sent())).contains("no progress: Bash", "it is stopped");
  }

  @Test
  void aCallThatChangesTheWorktreeIsProgress() {
    goesOn(
        (listener, number) -> {
          write("notes", "line ".repeat(number));
          call(listener, "make step", "done");
        });
  }

  @Test
  void anotherAnswerIsProgress() {
    goesOn((listener, number) -> call(listener, "make test", number / 7 + " failed"));
  }

  @Test
  void anotherInputIsProgress() {
    goesOn((listener, number) -> call(listener, "sed -n " + number + "p notes", ""));
  }

  @Test
  void callsThatOverlapAreToldApart() {
    goesOn(
        (listener, number) -> {
          listener.on(new SessionEvent.ToolCalled("Bash", "cat " + number));
          listener.on(new SessionEvent.ToolCalled("Bash", "cat other " + number));
          listener.on(new SessionEvent.ToolReturned("Bash", true, ""));
          listener.on(new SessionEvent.ToolReturned("Bash", true, ""));
        });
  }

  @Test
  void aSessionThatCompletesAllTheSameHasCompleted() {
    rig.claudeClient()
        .tells(
            (request, listener) -> {
              for (int number = 0; number < CALLS; number++) {
                call(listener, "make test", "1 failed");
              }
              return done();
            });

    assertThat(rig.attempt(0).ask(clone, ASK).text()).isEqualTo("mended");
  }

  private interface Step {
    void take(SessionListener listener, int number);
  }

  private void goesOn(Step step) {
    rig.claudeClient()
        .tells(
            (request, listener) -> {
              for (int number = 0; number < CALLS; number++) {
                step.take(listener, number);
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
              }
              return done();
            });

    assertThat(rig.attempt(0).ask(clone, ASK).text()).isEqualTo("mended");
  }

  private static void call(SessionListener listener, String input, String answer) {
    listener.on(new SessionEvent.ToolCalled("Bash", input));
    listener.on(new SessionEvent.ToolReturned("Bash", true, answer));
  }

  private static SessionOutcome done() {
    return new SessionOutcome.Completed(
        "", Optional.of(Json.parse("{\"text\": \"mended\"}")), USED, 1);
  }

  private void write(String file, String text) {
    try {
      Files.writeString(clone.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
