package dev.autodev.agent.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.model.WorkerId;
import dev.autodev.model.event.EventList;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
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

  private static SwarmEvent event(int number) {
    return new SwarmEvent.WorkerLeft(
        new WorkerId("w" + number), Instant.parse("2026-01-01T00:00:00Z"), List.of());
  }

  private static final class Flaky extends StreamAppender {
    private final List<Outgoing> appended = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile int refused;

    @Override
    public Uni<List<String>> append(List<Outgoing> entries) {
      if (away) {
        refused++;
        return Uni.createFrom().failure(new IllegalStateException("connection refused"));
      }
      appended.addAll(entries);
      return Uni.createFrom().item(List.of());
    }
  }
}
