package dev.autodev.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.redis.client.Command;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the two modes of acknowledgement promise. */
class AckTest extends StreamsTest {
  private static final String LATE = "ack-interval=600000";

  @Test
  void awaitedIsDoneWhenRedisHasRemovedTheEntry() {
    append(STREAM, "one");
    Opened opened = open().request(1);
    opened.await(1);
    server.stop();
    CompletionStage<Void> ack;
    try {
      ack = opened.messages().getFirst().ack();
      soon().until(() -> !opened.ready());
      assertThat(ack.toCompletableFuture()).isNotDone();
    } finally {
      server.up();
    }

    assertThat(ack.toCompletableFuture()).succeedsWithin(Duration.ofSeconds(20));
    assertThat(pending()).isZero();
  }

  @Test
  void batchedIsDoneAtOnceAndRedisIsToldLater() {
    append(STREAM, "1", "2", "3");
    Opened opened = open("ack=batched", "ack-batch=3", LATE, "max-in-flight=9").request(9);
    opened.await(3);

    assertThat(opened.messages().get(0).ack().toCompletableFuture()).isDone();
    assertThat(opened.messages().get(1).ack().toCompletableFuture()).isDone();
    assertThat(pending()).isEqualTo(3);
    assertThat(opened.messages().get(2).ack().toCompletableFuture()).isDone();

    soon().until(() -> pending() == 0);
    assertThat(length(STREAM)).isZero();
  }

  @Test
  void batchedTellsRedisOfAFewAfterTheInterval() {
    append(STREAM, "1");
    Opened opened = open("ack=batched", "ack-interval=100").request(9);

    opened.await(1).getFirst().ack();

    soon().until(() -> pending() == 0);
  }

  @Test
  void batchedMakesRoomAtOnce() {
    append(STREAM, "1", "2");
    Opened opened = open("ack=batched", LATE, "max-in-flight=1").request(9);

    opened.await(1).getFirst().ack();

    opened.await(2);
    assertThat(pending()).isEqualTo(2);
  }

  @Test
  void batchedComesAgainAfterACrashButNotWhileTheProcessLives() {
    append(STREAM, "1", "2");
    Opened opened =
        open("consumer=me", "ack=batched", LATE, "max-in-flight=9", "block=100").request(9);
    opened.await(2).forEach(org.eclipse.microprofile.reactive.messaging.Message::ack);

    redis(Command.CLIENT, "KILL", "TYPE", "normal", "SKIPME", "yes"); // it looks for lost entries
    redis(Command.XADD, STREAM, "*", "body", "3");
    opened.await(3);
    assertThat(opened.bodies()).containsExactly("1", "2", "3");

    Opened afterCrash = open("consumer=me", "max-in-flight=9").request(9);
    afterCrash.await(3);
    assertThat(afterCrash.bodies()).containsExactly("1", "2", "3");
  }

  @Test
  void batchedTellsRedisOfAllBeforeItStops() {
    append(STREAM, "1", "2");
    Opened opened = open("ack=batched", LATE, "max-in-flight=9", "graceful-stop=10000").request(9);
    opened.await(2).forEach(org.eclipse.microprofile.reactive.messaging.Message::ack);

    stop(opened.channel());

    assertThat(pending()).isZero();
  }

  @Test
  void bothEndEachOfManyOnce() {
    String[] bodies = IntStream.range(0, 3000).mapToObj(i -> "" + i).toArray(String[]::new);
    for (String mode : new String[] {"awaited", "batched"}) {
      append(STREAM, bodies);
      Opened opened =
          open("ack=" + mode, "max-in-flight=500", "count=100", "read-ahead=200").request(3000);
      int done = 0;
      while (done < 3000) {
        opened.await(done + 1);
        for (; done < opened.messages().size(); done++) {
          opened.subscriber().getItems().get(done).ack();
        }
      }
      soon().until(() -> length(STREAM) == 0);
      assertThat(opened.bodies()).containsExactly(bodies);
      stop(opened.channel());
    }
  }

  @Test
  void stopsAfterWhatIsInFlight() {
    append(STREAM, "slow");
    Opened opened = open("graceful-stop=20000").request(1);
    opened.await(1);

    var stopped = opened.channel().stop().subscribeAsCompletionStage();
    append(STREAM, "too late");
    assertThat(stopped).isNotDone();
    ack(opened.messages().getFirst());

    assertThat(stopped).succeedsWithin(Duration.ofSeconds(10));
    assertThat(pending()).isZero();
    assertThat(length(STREAM)).isEqualTo(1);
  }

  @Test
  void readsAheadOfDemandIfToldSo() {
    append(STREAM, "1", "2", "3", "4", "5", "6");
    Opened opened = open("read-ahead=4", "max-in-flight=9");

    soon().until(() -> redis(Command.EXISTS, STREAM).toLong() == 1 && grouped() && pending() == 4);
    assertThat(opened.messages()).isEmpty();
    opened.request(6).await(6);
    assertThat(opened.bodies()).containsExactly("1", "2", "3", "4", "5", "6");
  }

  @Test
  void emitsWhatItReadAheadWhileItWaitsForMore() {
    append(STREAM, "1", "2");
    Opened opened = open("read-ahead=4", "max-in-flight=9", "block=60000");
    soon().until(() -> redis(Command.EXISTS, STREAM).toLong() == 1 && grouped() && pending() == 2);

    opened.request(1).await(1);
    opened.request(1).await(2);

    assertThat(opened.bodies()).containsExactly("1", "2");
  }

  private boolean grouped() {
    return redis(Command.XINFO, "GROUPS", STREAM).size() == 1;
  }
}
