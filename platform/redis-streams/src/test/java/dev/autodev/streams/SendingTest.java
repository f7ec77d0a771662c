package dev.autodev.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendingTest extends StreamsTest {
  @Test
  void appendsInOrderWithoutWaiting() {
    List<Uni<List<String>>> appends = new ArrayList<>();
    for (int i = 0; i < 50; i++) { // several times what may be unanswered at once
      int from = i * 100;
      appends.add(
          appender.append(
              IntStream.range(from, from + 100)
                  .mapToObj(n -> Outgoing.of(STREAM, "" + n))
                  .toList()));
    }

    Uni.join().all(appends).andFailFast().await().atMost(Duration.ofSeconds(20));

    assertThat(all(STREAM))
        .extracting(StreamEntry::body)
        .containsExactlyElementsOf(IntStream.range(0, 5000).mapToObj(n -> "" + n).toList());
  }

  @Test
  void trimsApproximately() {
    appender
        .append(
            IntStream.range(0, 1000)
                .mapToObj(n -> new Outgoing(STREAM, Map.of("n", "" + n), 10))
                .toList())
        .await()
        .atMost(Duration.ofSeconds(10));

    assertThat(length(STREAM)).isLessThan(300);
  }

  @Test
  void followsAStreamFromAnId() {
    List<String> ids = append(STREAM, "1", "2");

    AssertSubscriber<StreamEntry> subscriber =
        tail.follow(STREAM, ids.getFirst()).subscribe().withSubscriber(AssertSubscriber.create(10));
    append(STREAM, "3");

    subscriber.awaitItems(2, Duration.ofSeconds(10));
    assertThat(subscriber.getItems()).extracting(StreamEntry::body).containsExactly("2", "3");
    subscriber.cancel();
  }

  @Test
  void readsARange() {
    List<String> ids = append(STREAM, "1", "2", "3");

    assertThat(tail.range(STREAM, ids.get(1), "+", 10).await().atMost(Duration.ofSeconds(10)))
        .extracting(StreamEntry::body)
        .containsExactly("2", "3");
  }
}
