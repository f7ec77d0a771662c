package dev.autodev.agent.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.model.TaskId;
import dev.autodev.model.WorkerId;
import dev.autodev.model.event.EventList;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventOutboxTest {
  private final Flaky redis = new Flaky();
  private final EventOutbox outbox = new EventOutbox(redis);

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void keepsEventsInOrderWhileRedisIsAway() {
    redis.away = true;
    List<CompletableFuture<Void>> sent =
        IntStream.range(0, 250).mapToObj(i -> outbox.offer(event(i))).toList();
    await().until(() -> redis.refused > 1);
    assertThat(sent).noneMatch(CompletableFuture::isDone);

    redis.away = false;

    await().until(() -> sent.stream().allMatch(CompletableFuture::isDone));
    assertThat(redis.appended).as("entries of many events each").hasSizeLessThan(50);
    assertThat(
            redis.appended.stream()
                .flatMap(entry -> EventList.read(entry.fields().getOrDefault("body", "")).stream()))
        .containsExactlyElementsOf(
            IntStream.range(0, 250).mapToObj(EventOutboxTest::event).toList());
  }

  @Test
  void saysAtOnceThatAnAttemptBegins() {
    attempt().claimed();

    assertThat(sent()).hasOnlyElementsOfType(SwarmEvent.TaskClaimed.class).hasSize(1);
  }

  @Test
  void saysOnlyHowItEndedWhereThatOvertakesTheNewsOfIt() {
    AttemptEvents first = attempt();
    redis.holds = new CompletableFuture<>();
    first.claimed();
    AttemptEvents second = attempt();
    second.claimed();
    second.progressed("half of it");
    second.verifying();
    second.finished(new TaskOutcome.Failed("no"));
    first.finished(new TaskOutcome.Failed("neither"));

    redis.holds.complete(List.of());

    assertThat(sent())
        .extracting(event -> event.getClass().getSimpleName() + " " + seq(event))
        .as("one that had left, and what people are told, stay")
        .containsExactly("TaskClaimed 1", "TaskProgressed 2", "TaskFinished 4", "TaskFinished 2");
    assertThat(outbox.waiting()).isZero();
  }

  private AttemptEvents attempt() {
    Worker worker = new Worker(new WorkerId("w"), Clock.systemUTC());
    return new AttemptEvents.Source(worker, outbox)
        .of(
            new TaskOrder(
                TaskId.next(worker.clock()),
                1,
                new TaskPayload.PrioritizeBacklog(),
                Optional.empty(),
                Optional.empty(),
                0,
                Duration.ofMinutes(1),
                ""));
  }

  private List<SwarmEvent> sent() {
    return redis.appended.stream()
        .flatMap(entry -> EventList.read(entry.fields().getOrDefault("body", "")).stream())
        .toList();
  }

  private static int seq(SwarmEvent event) {
    return ((SwarmEvent.OfTask) event).seq();
  }

  private static SwarmEvent event(int number) {
    return new SwarmEvent.WorkerLeft(
        new WorkerId("w" + number), Instant.parse("2026-01-01T00:00:00Z"), List.of());
  }

  private static final class Flaky extends StreamAppender {
    private final List<Outgoing> appended = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile int refused;

    /** Until then an answer is on its way. */
    private volatile CompletableFuture<List<String>> holds =
        CompletableFuture.completedFuture(List.of());

    @Override
    public Uni<List<String>> append(List<Outgoing> entries) {
      if (away) {
        refused++;
        return Uni.createFrom().failure(new IllegalStateException("connection refused"));
      }
      appended.addAll(entries);
      return Uni.createFrom().completionStage(holds);
    }
  }
}
