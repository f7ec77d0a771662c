package dev.autodev.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.redis.client.Command;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class OutageTest extends StreamsTest {
  @Test
  void createsTheGroupAgainAfterEverythingIsGone() {
    Opened opened = open().request(9);
    append(STREAM, "before");
    ack(opened.await(1).getFirst());

    redis(Command.FLUSHALL);
    append(STREAM, "after");

    opened.await(2);
    assertThat(opened.bodies()).containsExactly("before", "after");
    soon().until(() -> redis(Command.KEYS, "consumer:agents:*").size() == 1);
  }

  @Test
  void losesNothingWhenRedisRestarts() {
    append(STREAM, "1", "2");
    Opened opened = open("max-in-flight=2", "liveness=300").request(9);
    opened.await(2);
    soon().until(() -> opened.ready());

    server.stop();
    CompletableFuture<Void> ack;
    try {
      soon().until(() -> !opened.ready());
      ack = opened.messages().getFirst().ack().toCompletableFuture();
      assertThat(ack).isNotDone();
    } finally {
      server.up();
    }

    assertThat(ack).succeedsWithin(java.time.Duration.ofSeconds(20));
    soon().until(() -> opened.ready());
    append(STREAM, "3");
    opened.await(3);
    assertThat(opened.bodies()).containsExactly("1", "2", "3");
    assertThat(pending()).isEqualTo(2); // the second and the third
  }

  @Test
  void goesOnAfterEverythingWasDeletedUnderLoad() {
    Opened opened =
        open("max-in-flight=50", "count=20", "block=100", "failure-strategy=delayed-retry")
            .request(100_000);
    Sent sent = new Sent(links, "stream=" + STREAM);

    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < 200; i++) {
        sent.send(round + "/" + i);
      }
      opened.messages().forEach(Message::ack);
      redis(Command.FLUSHALL);
    }
    sent.send("after");

    soon()
        .until(
            () -> {
              boolean all = opened.bodies().contains("after"); // before: what comes later waits
              opened.messages().forEach(Message::ack);
              return all;
            });
    soon().until(() -> length(STREAM) == 0);
    soon().until(() -> redis(Command.KEYS, "consumer:agents:*").size() == 1);
    sent.close();
  }

  @Test
  void losesNothingWhenRedisIsKilledUnderLoad() {
    Opened opened =
        open("max-in-flight=50", "count=20", "consumer=me", "max-in-flight=5000").request(100_000);
    Sent sent = new Sent(links, "stream=" + STREAM, "retry-for=60000", "max-in-flight=50");
    List<CompletableFuture<Void>> sends = new java.util.ArrayList<>();

    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 300; i++) {
        sends.add(sent.send(round + "/" + i).toCompletableFuture());
      }
      server.kill();
      server.up();
    }

    assertThat(CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new)))
        .succeedsWithin(java.time.Duration.ofSeconds(40));
    soon().until(() -> new java.util.HashSet<>(opened.bodies()).size() == 900);
    opened.messages().forEach(Message::ack);
    soon().until(() -> length(STREAM) == 0);
    sent.close();
  }
}
