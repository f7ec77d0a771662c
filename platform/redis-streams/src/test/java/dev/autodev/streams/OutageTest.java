package dev.autodev.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.redis.client.Command;
import java.util.concurrent.CompletableFuture;
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
}
