package dev.autodev.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class ConsumingTest extends StreamsTest {
  @Test
  void createsTheGroupAndDeliversWhatWasThereBefore() {
    List<String> ids = append(STREAM, "one");

    Message<?> message = open().request(1).await(1).getFirst();

    assertThat(message.getPayload())
        .isEqualTo(new StreamEntry(STREAM, ids.getFirst(), Map.of("body", "one")));
    assertThat(origin(message))
        .extracting(IncomingRedisStreamMetadata::group, IncomingRedisStreamMetadata::deliveryCount)
        .containsExactly(GROUP, 1L);
  }

  @Test
  void leavesNothingOnceAcknowledged() {
    append(STREAM, "one");
    Message<?> message = open().request(1).await(1).getFirst();
    assertThat(pending()).isEqualTo(1);

    ack(message);

    assertThat(pending()).isZero();
    assertThat(length(STREAM)).isZero();
  }

  @Test
  void keepsEntriesIfToldSo() {
    append(STREAM, "one");

    ack(open("delete-on-ack=false").request(1).await(1).getFirst());

    assertThat(pending()).isZero();
    assertThat(length(STREAM)).isEqualTo(1);
  }

  @Test
  void holdsBackEachStreamAtItsLimit() {
    append("a", "a1", "a2", "a3");
    append("b", "b1", "b2", "b3");

    Opened opened = open(Map.of("a", 1, "b", 2), "block=60000").request(100);

    opened.await(3);
    assertThat(opened.bodies()).containsExactlyInAnyOrder("a1", "b1", "b2");
    ack(message(opened, "a1"));
    opened.await(4); // although the blocked read of a minute does not know of stream a
    assertThat(opened.bodies()).contains("a2").doesNotContain("a3", "b3");
  }

  @Test
  void readsNoMoreThanIsAskedFor() {
    append(STREAM, "1", "2", "3", "4", "5");

    Opened opened = open("max-in-flight=9").request(2);

    opened.await(2);
    append(STREAM, "6");
    soon().until(() -> pending() == 2);
    assertThat(opened.bodies()).containsExactly("1", "2");
    opened.request(4).await(6);
    assertThat(opened.bodies()).containsExactly("1", "2", "3", "4", "5", "6");
  }

  @Test
  void takesTurnsBetweenStreams() {
    append("busy", "b1", "b2", "b3", "b4", "b5", "b6");
    append("quiet", "q1");

    Opened opened = open("streams=busy,quiet", "max-in-flight=10", "count=2").request(100);

    opened.await(7);
    assertThat(opened.bodies().subList(0, 2)).contains("q1");
  }

  @Test
  void acknowledgesABatchAsAWhole() {
    append("a", "a1", "a2");
    append("b", "b1");

    Opened opened = open("streams=a,b", "batch=true", "max-in-flight=1").request(10);
    Message<?> batch = opened.await(1).getFirst();
    append("a", "a3");

    assertThat((List<?>) batch.getPayload()).hasSize(3);
    assertThat(opened.messages()).hasSize(1);
    ack(batch);
    assertThat(length("b")).isZero();
    assertThat((List<?>) opened.await(2).getLast().getPayload()).hasSize(1);
  }

  @Test
  void acknowledgesManyAtOnce() {
    String[] bodies = new String[500];
    java.util.Arrays.setAll(bodies, Integer::toString);
    append(STREAM, bodies);
    Opened opened = open("max-in-flight=500", "count=500").request(500);

    var acks = opened.await(500).stream().map(message -> message.ack().toCompletableFuture());
    assertThat(CompletableFuture.allOf(acks.toArray(CompletableFuture[]::new)))
        .succeedsWithin(Duration.ofSeconds(20));

    assertThat(pending()).isZero();
    assertThat(length(STREAM)).isZero();
  }

  @Test
  void asksTheSelectorBeforeEachReadEvenAfterItFailed() {
    append("a", "a1");
    append("b", "b1");
    Map<String, Integer> streams = new ConcurrentHashMap<>();

    StreamSelector moody =
        () -> {
          if (streams.isEmpty()) {
            streams.put("a", 1);
            throw new IllegalStateException("not yet");
          }
          return streams;
        };
    Opened opened = open(moody, "block=50").request(9);

    opened.await(1);
    streams.put("b", 1);
    opened.await(2);
    assertThat(opened.bodies()).containsExactly("a1", "b1");
  }

  @Test
  void leavesTheGroupWhenItStops() {
    append(STREAM, "one");
    Opened opened = open("consumer=leaving").request(1);
    ack(opened.await(1).getFirst());
    assertThat(redis(Command.EXISTS, "consumer:agents:leaving").toLong()).isEqualTo(1);

    stop(opened.channel());

    assertThat(redis(Command.EXISTS, "consumer:agents:leaving").toLong()).isZero();
    assertThat(redis(Command.XINFO, "CONSUMERS", STREAM, GROUP).size()).isZero();
  }

  @Test
  void staysInTheGroupWhileSomethingIsPending() {
    append(STREAM, "one");
    Opened opened = open("consumer=leaving").request(1);
    opened.await(1);

    stop(opened.channel());

    assertThat(pending()).isEqualTo(1);
  }

  @Test
  void beginsAtTheEndIfToldSo() {
    append(STREAM, "old");
    Opened opened = open("group-start=end", "block=100").request(9);
    soon().until(() -> redis(Command.XINFO, "GROUPS", STREAM).size() == 1);

    append(STREAM, "new");

    opened.await(1);
    assertThat(opened.bodies()).containsExactly("new");
  }

  @Test
  void beginsAfterAnIdIfToldSo() {
    List<String> ids = append(STREAM, "1", "2", "3");

    Opened opened = open("group-start=" + ids.get(1)).request(9);

    opened.await(1);
    assertThat(opened.bodies()).containsExactly("3");
  }

  @Test
  void missesNothingWhenAGroupThatBeganAtTheEndIsMadeAgain() {
    append(STREAM, "old");
    Opened opened = open("group-start=end", "block=100").request(9);
    soon().until(() -> redis(Command.XINFO, "GROUPS", STREAM).size() == 1);

    redis(Command.MULTI);
    redis(Command.XGROUP, "DESTROY", STREAM, GROUP);
    redis(Command.XADD, STREAM, "*", "body", "in between");
    redis(Command.EXEC);

    opened.await(1);
    assertThat(opened.bodies()).containsExactly("in between");
  }

  @Test
  void keepsWhatIsNoText() {
    byte[] bytes = {0, (byte) 0xff, 10};
    Sent sent = new Sent(links, "stream=" + STREAM);
    sent.send(bytes);
    Opened opened = open().request(9);

    StreamEntry entry = (StreamEntry) opened.await(1).getFirst().getPayload();
    assertThat(entry.bytes("body")).isEqualTo(bytes);
    nack(opened.messages().getFirst(), "bad");
    assertThat(all("dead").getFirst().bytes("body")).isEqualTo(bytes);
    sent.close();
  }

  private static Message<?> message(Opened opened, String body) {
    return opened.messages().stream()
        .filter(message -> ((StreamEntry) message.getPayload()).body().equals(body))
        .findFirst()
        .orElseThrow();
  }
}
