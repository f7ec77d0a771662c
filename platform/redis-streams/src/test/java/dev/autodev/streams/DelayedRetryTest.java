package dev.autodev.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.redis.client.Command;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelayedRetryTest extends StreamsTest {
  private static final String SORTED_SET = "retry:agents:work";

  private static String[] retrying(String... more) {
    String[] all = {"failure-strategy=delayed-retry", "retry-delay=50", "max-in-flight=9"};
    String[] both = java.util.Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, both, all.length, more.length);
    return both;
  }

  @Test
  void deliversAgainAfterTheWait() {
    append(STREAM, "flaky");
    Opened opened = open(retrying()).request(9);

    nack(opened.await(1).getFirst(), "not now");

    assertThat(origin(opened.await(2).getLast()).deliveryCount()).isEqualTo(2);
    assertThat(opened.bodies()).containsExactly("flaky", "flaky");
    ack(opened.messages().getLast());
    assertThat(pending()).isZero();
    assertThat(length(STREAM)).isZero();
    assertThat(length("dead")).isZero();
  }

  @Test
  void handlesOthersMeanwhile() {
    append(STREAM, "flaky", "fine");
    Opened opened = open(retrying("retry-delay=600000", "max-in-flight=1")).request(9);

    nack(opened.await(1).getFirst(), "not now");

    opened.await(2);
    assertThat(opened.bodies()).containsExactly("flaky", "fine");
  }

  @Test
  void deadLettersAfterTheLastTry() {
    append(STREAM, "poison");
    Opened opened = open(retrying("max-retries=2")).request(9);

    for (int i = 1; i <= 3; i++) {
      nack(opened.await(i).getLast(), "try " + i);
    }

    assertThat(pending()).isZero();
    assertThat(all("dead").getFirst().fields())
        .containsEntry("dead.deliveries", "3")
        .hasEntrySatisfying("dead.reason", reason -> assertThat(reason).contains("try 3"));
    assertThat(opened.bodies()).hasSize(3);
  }

  @Test
  void survivesItsConsumerAndIsTakenByAnother() {
    append(STREAM, "flaky");
    Opened dies = open(retrying("consumer=dies")).request(1); // or it might get it again itself
    nack(dies.await(1).getFirst(), "not now");
    stop(dies.channel());

    Opened other = open(retrying("consumer=other")).request(9);

    assertThat(origin(other.await(1).getFirst()).deliveryCount()).isEqualTo(2);
    assertThat(dies.bodies()).hasSize(1);
  }

  @Test
  void survivesACrashOfRedis() {
    append(STREAM, "flaky");
    Opened opened = open(retrying()).request(1);
    nack(opened.await(1).getFirst(), "not now");

    server.kill();
    server.up();

    opened.request(8).await(2);
    assertThat(opened.bodies()).containsExactly("flaky", "flaky");
    soon().until(opened::ready);
  }

  @Test
  void isNeitherTakenForDeadNorDeliveredBeforeItsTime() {
    append(STREAM, "flaky", "fine");
    String[] watchful =
        retrying("retry-delay=600000", "liveness=300", "reclaim-every=50", "claim-idle=0");
    Opened first = open(retrying("retry-delay=600000", "max-in-flight=1")).request(1);
    nack(first.await(1).getFirst(), "not now");
    append(STREAM, "dead one's");
    redis(Command.XREADGROUP, "GROUP", GROUP, "dead", "STREAMS", STREAM, ">");

    Opened second = open(watchful).request(9);

    second.await(2); // so it has looked for the dead
    assertThat(second.bodies()).containsExactlyInAnyOrder("fine", "dead one's");
    assertThat(redis(Command.ZCARD, SORTED_SET).toLong()).isEqualTo(1);
  }

  @Test
  void isDeliveredOnceWhenManyWantIt() {
    append(
        STREAM,
        java.util.stream.IntStream.range(0, 300).mapToObj(i -> "" + i).toArray(String[]::new));
    Opened opened =
        open(retrying("max-in-flight=300", "count=300", "retry-delay=700")).request(300);
    opened.await(300).forEach(message -> nack(message, "later"));

    List<Opened> many =
        List.of(
            open(retrying("consumer=a", "count=7", "max-in-flight=300")).request(300),
            open(retrying("consumer=b", "count=5", "max-in-flight=300")).request(300),
            open(retrying("consumer=c", "count=3", "max-in-flight=300")).request(300));
    opened.request(300);

    soon().until(() -> redis(Command.ZCARD, SORTED_SET).toLong() == 0);
    soon().until(() -> opened.bodies().size() + sum(many) >= 600);
    List<String> again =
        new java.util.ArrayList<>(opened.bodies().subList(300, opened.bodies().size()));
    many.forEach(one -> again.addAll(one.bodies()));
    assertThat(new HashSet<>(again)).hasSize(300);
    assertThat(again).hasSize(300);
  }

  private static int sum(List<Opened> opened) {
    return opened.stream().mapToInt(one -> one.messages().size()).sum();
  }

  @Test
  void forgetsWhatWasTrimmedMeanwhile() {
    append(STREAM, "trimmed");
    Opened opened = open(retrying()).request(1);
    nack(opened.await(1).getFirst(), "not now");

    redis(Command.XTRIM, STREAM, "MAXLEN", "0");
    opened.request(8);

    soon().until(() -> pending() == 0);
    soon().until(() -> redis(Command.ZCARD, SORTED_SET).toLong() == 0);
    assertThat(opened.bodies()).hasSize(1);
  }

  @Test
  void findsWhatLostItsTime() {
    append(STREAM, "flaky");
    Opened opened =
        open(retrying("retry-delay=600000", "liveness=300", "reclaim-every=50")).request(9);
    nack(opened.await(1).getFirst(), "not now");

    redis(Command.DEL, SORTED_SET);

    opened.await(2);
  }

  @Test
  void isTakenEvenIfTheChannelNowDelaysNothing() {
    append(STREAM, "flaky");
    Opened before = open(retrying("retry-delay=300")).request(9);
    nack(before.await(1).getFirst(), "not now");
    stop(before.channel());

    Opened after =
        open("failure-strategy=dead-letter", "liveness=300", "reclaim-every=50").request(9);

    after.await(1);
  }

  @Test
  void leavesAnEntryToWhoeverTookItOver() {
    append(STREAM, "mine");
    Opened opened = open(retrying("consumer=me")).request(9);
    opened.await(1);
    String id = all(STREAM).getFirst().id();
    redis(Command.XCLAIM, STREAM, GROUP, "thief", "0", id);

    nack(opened.messages().getFirst(), "not now");

    assertThat(redis(Command.ZCARD, SORTED_SET).toLong()).isZero();
    assertThat(redis(Command.XPENDING, STREAM, GROUP, "-", "+", "9").get(0).get(1).toString())
        .isEqualTo("thief");
  }

  @Test
  void triesABatchAgainAsAWhole() {
    append(STREAM, "1", "2");
    Opened opened = open(retrying("batch=true")).request(9);
    nack(opened.await(1).getFirst(), "not now");

    assertThat((List<?>) opened.await(2).getLast().getPayload()).hasSize(2);
  }

  @Test
  void letsAnApplicationsStrategyChoose() {
    append(STREAM, "a", "b", "c");
    FailureHandler choosy =
        rejected ->
            switch (rejected.entries().getFirst().body()) {
              case "a" -> rejected.drop();
              case "b" -> rejected.deadLetter("because");
              default -> rejected.retryAfter(Duration.ofMillis(20));
            };
    Opened opened = open(choosy, "failure-strategy=own").request(9);

    opened.await(3).forEach(message -> nack(message, "bad"));

    opened.await(4);
    assertThat(opened.bodies()).containsExactly("a", "b", "c", "c");
    assertThat(all("dead")).extracting(StreamEntry::body).containsExactly("b");
  }

  @Test
  void deadLettersIfTheStrategyItselfFails() {
    append(STREAM, "a");
    FailureHandler broken =
        rejected -> {
          throw new IllegalStateException("the strategy is broken");
        };
    Opened opened = open(broken, "failure-strategy=own").request(9);

    nack(opened.await(1).getFirst(), "bad");

    assertThat(all("dead").getFirst().fields().get("dead.reason")).contains("bad");
    assertThat(pending()).isZero();
  }
}
