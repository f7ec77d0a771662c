package dev.autodev.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.redis.client.Command;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrimmingTest extends StreamsTest {
  @Test
  void keepsExactlySoMany() {
    send(30, new Sent(links, "maxlen=10", "trim=exact"));

    assertThat(all("out")).extracting(StreamEntry::body).containsExactly(numbers(20, 30));
  }

  @Test
  void keepsAboutSoMany() {
    send(500, new Sent(links, "maxlen=10"));

    assertThat(length("out")).isBetween(10L, 200L);
  }

  @Test
  void keepsWhatIsNotOlder() {
    Instant then = Instant.ofEpochMilli(5_000_000);
    for (long at = 1; at <= 10; at++) {
      redis(Command.XADD, "out", (4_000_000 + at * 100_000) + "-0", "body", "" + at);
    }

    send(1, new Sent(links, Clock.fixed(then, ZoneOffset.UTC), "max-age=250000", "trim=exact"));

    assertThat(all("out")).extracting(StreamEntry::body).containsExactly("8", "9", "10", "0");
  }

  @Test
  void trimsAsTheMessageSays() {
    List<String> ids = append("other", "1", "2", "3");
    Sent sent = new Sent(links, "maxlen=1", "trim=exact");

    join(
        sent.send(
            "4",
            OutgoingRedisStreamMetadata.to("other").trimmed(new Trimming.MinId(ids.get(1), true))));
    join(sent.send("5", new OutgoingRedisStreamMetadata(Optional.empty(), Optional.empty())));

    assertThat(all("other")).extracting(StreamEntry::body).containsExactly("2", "3", "4");
    assertThat(all("out")).extracting(StreamEntry::body).containsExactly("5");
    sent.close();
  }

  @Test
  void leavesNothingPendingOfWhatWasTrimmedInFlight() {
    append(STREAM, "1", "2");
    Opened opened = open("max-in-flight=9").request(9);
    opened.await(2);

    redis(Command.XTRIM, STREAM, "MAXLEN", "0");
    opened.messages().forEach(StreamsTest::ack);

    assertThat(pending()).isZero();
  }

  @Test
  void forgetsItsOwnTrimmedEntriesAfterARestart() {
    append(STREAM, "1", "2");
    Opened before = open("consumer=me", "max-in-flight=9").request(9);
    before.await(2);
    stop(before.channel());
    redis(Command.XDEL, STREAM, all(STREAM).getFirst().id());

    Opened after = open("consumer=me", "max-in-flight=9").request(9);

    ack(after.await(1).getFirst());
    assertThat(after.bodies()).containsExactly("2");
    soon().until(() -> pending() == 0);
  }

  @Test
  void sendsBytesFieldsAndTexts() {
    Sent sent = new Sent(links);
    byte[] bytes = {(byte) 0xfe, 0, 1};

    join(sent.send(bytes));
    join(sent.send(Map.of("a", bytes, "b", 5)));
    join(sent.send(List.of("x", "y")));
    join(sent.send(12.5));

    List<StreamEntry> all = all("out");
    assertThat(all.get(0).bytes("body")).isEqualTo(bytes);
    assertThat(all.get(1).bytes("a")).isEqualTo(bytes);
    assertThat(all.get(1).fields()).containsEntry("b", "5");
    assertThat(all.subList(2, 5)).extracting(StreamEntry::body).containsExactly("x", "y", "12.5");
    sent.close();
  }

  private static void send(int entries, Sent sent) {
    for (int i = 0; i < entries; i++) {
      join(sent.send("" + i));
    }
    sent.close();
  }

  private static String[] numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "" + i).toArray(String[]::new);
  }

  private static void join(CompletionStage<Void> stage) {
    assertThat(stage.toCompletableFuture()).succeedsWithin(Duration.ofSeconds(10));
  }
}
