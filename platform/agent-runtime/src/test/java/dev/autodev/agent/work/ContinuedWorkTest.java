package dev.autodev.agent.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.autodev.agent.Ask;
import dev.autodev.agent.AttemptEnded;
import dev.autodev.forge.Author;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.forge.Worktree;
import dev.autodev.model.TaskId;
import dev.autodev.model.Usage;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskResult;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.SessionRequest;
import dev.autodev.sessions.ToolSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task whose attempts do not come to their end, in a real repository. */
class ContinuedWorkTest {
  static final String BRANCH = "auto-dev/poem";
  private static final Ask<Answer> ASK =
      new Ask<>("Write a poem.", ToolSet.READ_WRITE, Answer.class);
  private static final TaskOutcome DONE =
      new TaskOutcome.Completed(new TaskResult.Published("npm", "", ""), Evidence.NONE);
  private static final TaskOutcome DRAINED = new TaskOutcome.Interrupted("asked to stop");

  /** What the sessions hand in. */
  record Answer(String text) {}

  @TempDir Path directory;
  private final TaskId task = TaskId.next(Clock.systemUTC());
  private AttemptRig rig;
  private RepositoryRef repository;

  @BeforeEach
  void begin() throws IOException {
    rig = new AttemptRig(directory.resolve("here"));
    Path files = Files.createDirectories(directory.resolve("files"));
    Files.writeString(files.resolve("README"), "nothing yet");
    repository = rig.forge().create("sample", files, new Author("N", "n@example.com"));
  }

  @Test
  void aDrainedSessionIsGoneOnWithInItsWorktree() {
    SessionRequest first = interrupted(1);

    SessionRequest second = completed(rig, 2);

    assertThat(second.worktree()).isEqualTo(first.worktree());
    assertThat(second.runDirectory()).isEqualTo(first.runDirectory());
    assertThat(second.goOn().orElseThrow()).startsWith("You were interrupted").contains("verse1");
    assertThat(first.worktree()).as("cleaned after the last attempt").doesNotExist();
    assertThat(directory.resolve("here/data/open")).isEmptyDirectory();
    assertThat(rig.forge().unfinished(repository, task.value())).isEmpty();
  }

  @Test
  void nothingIsLeftOfATaskThatIsCancelledInItsSecondAttempt() {
    interrupted(1);
    assertThat(rig.forge().unfinished(repository, task.value())).isPresent();

    try (AttemptContext second = attempt(rig, 2)) {
      second.worktree(BRANCH, true);
      second.forget();
    }

    assertThat(rig.forge().unfinished(repository, task.value())).isEmpty();
  }

  @Test
  void onAnotherMachineTheWorkGoesOnFromGit() {
    interrupted(1);
    AttemptRig other = new AttemptRig(directory.resolve("there"));

    SessionRequest second = completed(other, 2);

    assertThat(second.goOn()).isEmpty();
    assertThat(second.prompt())
        .startsWith("Write a poem.")
        .contains("An earlier session has worked on this", "asked to stop", "verse1");
    assertThat(String.join("\n", other.sent())).contains("goes on from what the attempt before");
  }

  @Test
  void aWorktreeThatIsNotAsItWasLeftIsNotUsed() {
    SessionRequest first = interrupted(1);
    write(first.worktree(), "verse1", "thorns");

    SessionRequest second = completed(rig, 2);

    assertThat(second.worktree()).isNotEqualTo(first.worktree());
    assertThat(second.goOn()).isEmpty();
  }

  @Test
  void whatAnotherMachineHasDoneSinceIsNotLost() {
    interrupted(1);
    AttemptRig other = new AttemptRig(directory.resolve("there"));
    other
        .claudeClient()
        .does(
            request -> {
              write(request.worktree(), "verse2", "violets");
              return new SessionOutcome.Interrupted(Usage.NONE);
            });
    ended(other, 2);

    AttemptContext third = attempt(rig, 3);
    Worktree worktree = third.worktree(BRANCH, true);
    assertThat(worktree.directory().resolve("verse2")).hasContent("violets");
    assertThat(worktree.directory().resolve("verse1")).hasContent("roses");
    close(third, DONE);
  }

  @Test
  void aWorktreeWhoseProcessWasKilledIsGoneOnWithAndIsInGitByThen() throws Exception {
    assertThat(CrashedAttempt.in(directory.resolve("here"), repository, task)).isTrue();
    assertThat(rig.forge().unfinished(repository, task.value())).isEmpty();

    AttemptContext second = attempt(rig, 2);
    rig.claudeClient().does(request -> done());
    Worktree worktree = second.worktree(BRANCH, true);
    assertThat(worktree.directory().resolve("verse1")).hasContent("roses");
    assertThat(rig.forge().unfinished(repository, task.value()).orElseThrow().note().reason())
        .contains("ended under it");
    second.ask(worktree, ASK);
    assertThat(rig.claudeClient().asked().getLast().goOn()).isPresent();
    close(second, DONE);
  }

  @Test
  void whoIsStillAtWorkKeepsItsWorktree() {
    AttemptContext first = attempt(rig, 1);
    Worktree used = first.worktree(BRANCH, true);

    AttemptContext second = attempt(rig, 2);
    assertThat(second.worktree(BRANCH, true).directory()).isNotEqualTo(used.directory());
    close(second, DONE);
    assertThat(used.directory()).exists();
    close(first, DONE);
  }

  @Test
  void aWorktreeThatNobodyCameBackToIsGivenUpAndTheWorkGoesOnFromGit() {
    SessionRequest first = interrupted(1);
    TaskId other = TaskId.next(Clock.systemUTC());
    AttemptContext atWork = rig.attempt(other, 1, repository);
    Worktree used = atWork.worktree(BRANCH, true);

    rig.giveUpWhatIsOld();

    assertThat(first.worktree()).doesNotExist();
    assertThat(used.directory()).as("somebody works in it").exists();
    assertThat(completed(rig, 2).goOn()).isEmpty();
    close(atWork, DONE);
  }

  @Test
  void workThatWaitsForAProviderIsKept() {
    rig.claudeClient()
        .does(
            request -> {
              write(request.worktree(), "verse1", "roses");
              return new SessionOutcome.RateLimited(rig.now().plusSeconds(600), Usage.NONE);
            });

    assertThat(ended(rig, 1)).isInstanceOf(TaskOutcome.Postponed.class);

    assertThat(rig.forge().unfinished(repository, task.value())).isPresent();
  }

  @Test
  void endingAlikeThreeTimesParksTheTask() {
    rig.claudeClient().does(request -> failed("stalled for 61 s in run 0f3a9c1"));
    assertThat(ended(rig, 1)).isInstanceOf(TaskOutcome.Retry.class);
    rig.claudeClient().does(request -> failed("stalled for 75 s in run 99b0e42"));
    AttemptRig other = new AttemptRig(directory.resolve("there"));
    other.claudeClient().does(request -> new SessionOutcome.Interrupted(Usage.NONE));
    assertThat(ended(rig, 2)).isInstanceOf(TaskOutcome.Retry.class);
    ended(other, 3);

    other.claudeClient().does(request -> failed("stalled for 62 s in run 77b0e42"));
    assertThat(ended(other, 4))
        .isInstanceOfSatisfying(
            TaskOutcome.Parked.class,
            parked ->
                assertThat(parked.reason())
                    .startsWith("no progress: 3 attempts in a row")
                    .contains("stalled for 62 s"));
    assertThat(ended(other, 5))
        .as("a person gave it new attempts")
        .isInstanceOf(TaskOutcome.Retry.class);
  }

  @Test
  void anotherReasonOrAnotherDiffIsProgress() {
    for (int epoch = 1; epoch <= 4; epoch++) {
      String verse = "verse" + epoch;
      rig.claudeClient()
          .does(
              request -> {
                write(request.worktree(), verse, "roses");
                return failed("stalled");
              });
      assertThat(ended(rig, epoch)).isInstanceOf(TaskOutcome.Retry.class);
    }
    rig.claudeClient().does(request -> failed("stalled"));
    assertThat(ended(rig, 5)).isInstanceOf(TaskOutcome.Retry.class);
    rig.claudeClient().does(request -> failed("gave no result"));
    assertThat(ended(rig, 6)).isInstanceOf(TaskOutcome.Retry.class);
    rig.claudeClient().does(request -> failed("stalled"));
    assertThat(ended(rig, 7)).isInstanceOf(TaskOutcome.Retry.class);
  }

  /** After it has written one verse. */
  private SessionRequest interrupted(int epoch) {
    rig.claudeClient()
        .does(
            request -> {
              write(request.worktree(), "verse1", "roses");
              return new SessionOutcome.Interrupted(Usage.NONE);
            });
    assertThat(ended(rig, epoch)).isInstanceOf(TaskOutcome.Interrupted.class);
    return rig.claudeClient().asked().getLast();
  }

  private SessionRequest completed(AttemptRig where, int epoch) {
    where
        .claudeClient()
        .does(
            request -> {
              assertThat(request.worktree().resolve("verse1")).hasContent("roses");
              return done();
            });
    AttemptContext attempt = attempt(where, epoch);
    attempt.ask(attempt.worktree(BRANCH, true), ASK);
    close(attempt, DONE);
    return where.claudeClient().asked().getLast();
  }

  private TaskOutcome ended(AttemptRig where, int epoch) {
    AttemptContext attempt = attempt(where, epoch);
    Worktree worktree = attempt.worktree(BRANCH, true);
    TaskOutcome outcome =
        catchThrowableOfType(AttemptEnded.class, () -> attempt.ask(worktree, ASK)).outcome();
    return close(attempt, outcome instanceof TaskOutcome.Interrupted ? DRAINED : outcome);
  }

  private static TaskOutcome close(AttemptContext attempt, TaskOutcome outcome) {
    attempt.stop();
    TaskOutcome left = attempt.leave(outcome);
    attempt.close();
    return left;
  }

  private AttemptContext attempt(AttemptRig where, int epoch) {
    return where.attempt(task, epoch, repository);
  }

  private static SessionOutcome failed(String reason) {
    return new SessionOutcome.Failed(reason, Usage.NONE, true);
  }

  private static SessionOutcome done() {
    return new SessionOutcome.Completed(
        "", Optional.of(Json.parse("{\"text\": \"a poem\"}")), Usage.NONE, 1);
  }

  private static void write(Path worktree, String file, String text) {
    try {
      Files.writeString(worktree.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
