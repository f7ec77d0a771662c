package dev.autodev.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.mutiny.redis.client.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendingTest extends StreamsTest {
  /** What Redis answers for the life of a key that has no end. */
  private static final long FOR_EVER = -1;

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
  void deletesAStreamThatNobodyAppendsTo() {
    send(Outgoing.of("left", "1").expiring(Duration.ofMillis(1)), Outgoing.of(STREAM, "2"));

    soon().until(() -> length("left") == 0);
    assertThat(length(STREAM)).isEqualTo(1);
    assertThat(redis(Command.PTTL, STREAM).toLong()).isEqualTo(FOR_EVER);
  }

  @Test
  void keepsAStreamThatIsAppendedTo() {
    Outgoing entry = Outgoing.of(STREAM, "1");
    send(entry.expiring(Duration.ofMinutes(1)));
    send(entry.expiring(Duration.ofHours(1)), entry);

    assertThat(redis(Command.PTTL, STREAM).toLong()).isGreaterThan(60_000);
    assertThat(length(STREAM)).isEqualTo(3);
  }

  @Test
  void answersTheIdsOfWhatItAppended() {
    Outgoing entry = Outgoing.of(STREAM, "1").expiring(Duration.ofHours(1));

    List<String> ids = send(entry, entry);

    assertThat(all(STREAM)).extracting(StreamEntry::id).containsExactlyElementsOf(ids);
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

  private List<String> send(Outgoing... entries) {
    return appender.append(List.of(entries)).await().atMost(Duration.ofSeconds(10));
  }
}
