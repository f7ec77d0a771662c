package dev.autodev.agent.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.agent.Ask;
import dev.autodev.agent.TaskContext;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Role;
import dev.autodev.model.Streams;
import dev.autodev.model.Usage;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.ToolSet;
import dev.autodev.streams.StreamEntry;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrderTest extends AgentTest {
  record Answer(String text) {}

  @Test
  void keepsTheTranscriptForAWhileAfterTheAttempt() {
    builder.when(
        task,
        work -> {
          work.progress("on it");
          return DONE;
        });

    send(order());

    assertThat(awaitOutcome()).isEqualTo(DONE);
    String transcript = Streams.OUTPUT_PREFIX + task;
    soon().until(() -> redis.key().pttl(transcript) > 0);
  }

  @Test
  void reportsAnAttemptInOrderAndAcknowledgesItsEntry() {
    session.when(
        task.value(),
        (request, listener) -> {
          listener.on(new SessionEvent.Said("thinking"));
          listener.on(new SessionEvent.ModelCalled(usage(10, 2), Duration.ofMillis(1)));
          return new SessionOutcome.Completed(
              "done", Optional.of(Json.parse("{\"text\": \"42\"}")), usage(15, 2), 1);
        });
    builder.when(
        task,
        work -> {
          work.progress("on it");
          assertThat(ask(work).text()).isEqualTo("42");
          return DONE;
        });

    send(order());

    assertThat(awaitOutcome()).isEqualTo(DONE);
    awaitAcknowledged();
    List<SwarmEvent.OfTask> events = eventsOfTask();
    assertThat(events)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly(
            "TaskClaimed",
            "TaskProgressed",
            "TaskProgressed",
            "UsageReported",
            "UsageReported",
            "TaskFinished");
    assertThat(((SwarmEvent.TaskProgressed) events.get(2)).message())
        .matches("session 1 with scripted, model claude-sonnet-4-5, prompt builder@[0-9a-f]{8}");
    assertThat(events)
        .extracting(SwarmEvent.OfTask::seq)
        .isEqualTo(IntStream.rangeClosed(1, 6).boxed().toList());
    assertThat(events).extracting(SwarmEvent::worker).containsOnly(worker.id());
    assertThat(((SwarmEvent.UsageReported) events.get(4)).usage()).isEqualTo(usage(5, 0));
    soon()
        .untilAsserted(
            () ->
                assertThat(entries(Streams.OUTPUT_PREFIX + task))
                    .extracting(StreamEntry::body)
                    .anyMatch(line -> line.contains("\"said\"") && line.contains("thinking"))
                    .anyMatch(line -> line.contains("on it")));
  }

  @Test
  void givesEachAttemptADirectoryOfItsOwn() throws IOException {
    AtomicReference<Path> directory = new AtomicReference<>();
    builder.when(
        task,
        work -> {
          directory.set(work.runDirectory());
          Files.writeString(work.runDirectory().resolve("report.sarif"), "{}");
          Files.writeString(Path.of(work.environment().get("HOME"), "scratch"), "");
          return DONE;
        });

    send(order());
    awaitOutcome();

    soon().until(() -> !Files.exists(directory.get().resolve("home")));
    assertThat(directory.get().getFileName()).hasToString(task + "-e1");
    assertThat(directory.get().resolve("report.sarif")).exists();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.get())))
        .isEqualTo("rwx------");
  }

  @Test
  void triesAgainWhatThrew() {
    builder.when(
        task,
        work -> {
          throw new IllegalStateException("the disk is full");
        });

    send(order());

    assertThat(awaitOutcome())
        .isEqualTo(
            new TaskOutcome.Retry("IllegalStateException: the disk is full", Optional.empty()));
    awaitAcknowledged();
  }

  @Test
  void endsAsItsSessionEnded() {
    Instant reset = Clock.systemUTC().instant().plusSeconds(3_600);
    session.when(
        task.value(), (request, listener) -> new SessionOutcome.RateLimited(reset, Usage.NONE));
    builder.when(
        task,
        work -> {
          ask(work);
          return DONE;
        });

    send(order());

    assertThat(awaitOutcome())
        .isInstanceOfSatisfying(
            TaskOutcome.Postponed.class,
            postponed -> {
              assertThat(postponed.until()).isEqualTo(reset);
              assertThat(postponed.reason()).startsWith("scripted takes no calls until");
            });
    resumed("scripted");
  }

  @Test
  void triesAgainWhereTheResultDoesNotFit() {
    session.when(
        task.value(),
        (request, listener) ->
            new SessionOutcome.Completed("done", Optional.empty(), Usage.NONE, 1));
    builder.when(
        task,
        work -> {
          ask(work);
          return DONE;
        });

    send(order());

    assertThat(awaitOutcome()).isInstanceOf(TaskOutcome.Retry.class);
  }

  @Test
  void refusesAClaimThatIsNotSo() {
    builder.when(
        task,
        work ->
            new TaskOutcome.Completed(
                new TaskResult.TestsRun("make test", 0, 9, 0, 0, Optional.empty(), List.of()),
                Evidence.NONE));

    send(order());

    assertThat(awaitOutcome())
        .isInstanceOfSatisfying(
            TaskOutcome.Failed.class,
            failed -> {
              assertThat(failed.reason()).contains("no tests were run in this attempt");
              assertThat(failed.evidence().observations()).hasSize(1);
            });
    assertThat(eventsOfTask())
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("TaskClaimed", "TaskVerifying", "TaskFinished");
  }

  @Test
  void saysWhatItHoldsWhileItWorks() {
    CountDownLatch release = new CountDownLatch(1);
    builder.when(
        task,
        work -> {
          release.await();
          return DONE;
        });

    send(order());

    soon()
        .until(
            () ->
                heartbeats().stream()
                    .anyMatch(
                        seen ->
                            seen.holding().getOrDefault(task, 0) == 1
                                && seen.slots().getOrDefault(Role.BUILDER, 0) == 2));
    release.countDown();
    awaitOutcome();
    soon().until(() -> !heartbeats().getLast().holding().containsKey(task));
  }

  @Test
  void performsAnOrderThatComesTwiceOnlyOnce() {
    AtomicInteger performed = new AtomicInteger();
    builder.when(
        task,
        work -> {
          performed.incrementAndGet();
          return DONE;
        });

    send(order());
    send(order());
    awaitOutcome();
    awaitAcknowledged();
    send(order());
    awaitAcknowledged();

    assertThat(performed).hasValue(1);
  }

  @Test
  void letsANewerEpochReplaceAnOlderOne() {
    CountDownLatch interrupted = new CountDownLatch(1);
    builder.when(
        task,
        work -> {
          if (work.order().epoch() == 2) {
            return DONE;
          }
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
          return DONE;
        });

    send(order());
    soon().until(() -> !eventsOfTask().isEmpty());
    send(order(2, Duration.ofMinutes(1)));

    awaitOutcome();
    soon().until(() -> interrupted.getCount() == 0);
    awaitAcknowledged();
    assertThat(eventsOfTask().stream().filter(SwarmEvent.TaskFinished.class::isInstance))
        .singleElement()
        .extracting(SwarmEvent.OfTask::epoch)
        .isEqualTo(2);
  }

  @Test
  void putsMalformedOrdersToTheDeadLettersAndGoesOn() {
    append(TASKS, "{nope");
    append(TASKS, "{\"task\":\"" + task + "\",\"epoch\":1,\"payload\":{\"type\":\"juggle\"}}");
    TaskOrder foreign =
        new TaskOrder(
            task,
            1,
            new TaskPayload.PrioritizeBacklog(),
            Optional.empty(),
            Optional.empty(),
            0,
            Duration.ofMinutes(1),
            "");
    append(TASKS, Json.write(foreign));
    builder.when(task, work -> DONE);

    send(order());

    assertThat(awaitOutcome()).isEqualTo(DONE);
    awaitAcknowledged();
    assertThat(entries(Streams.DEAD))
        .extracting(entry -> entry.fields().get("dead.reason"))
        .anyMatch(reason -> reason.contains("juggle"))
        .anyMatch(reason -> reason.contains("tasks:pm"))
        .hasSizeGreaterThanOrEqualTo(3);
  }

  private static Answer ask(TaskContext work) {
    Worktree worktree = new Worktree(work.runDirectory(), "main", "a", "a");
    return work.ask(worktree, new Ask<>("what?", ToolSet.NONE, Answer.class));
  }

  private static Usage usage(long input, long output) {
    return new Usage(input, output, 0, 0, BigDecimal.ZERO);
  }
}
