package dev.autodev.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.streams.link.Failures;
import io.vertx.mutiny.redis.client.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

/** Each way in which Redis refuses commands, provoked. */
class RefusalTest extends StreamsTest {
  @Test
  void nogroupMakesTheGroupAgain() {
    Opened opened = open("block=60000").request(9);
    append(STREAM, "before");
    ack(opened.await(1).getFirst());

    redis(Command.XGROUP, "DESTROY", STREAM, GROUP);
    append(STREAM, "after");

    opened.await(2);
    assertThat(opened.bodies()).containsExactly("before", "after");
  }

  @Test
  void busygroupIsSomeoneElsesGroupToJoin() {
    append(STREAM, "old", "new");
    redis(Command.XGROUP, "CREATE", STREAM, GROUP, all(STREAM).getFirst().id());

    Opened opened = open("group-start=beginning").request(9);

    opened.await(1);
    assertThat(opened.bodies()).containsExactly("new");
    assertThat(opened.ready()).isTrue();
  }

  @Test
  void oomHoldsDeadLettersAndSendersBackUntilThereIsRoom() {
    append(STREAM, "bad", "good");
    Opened opened = open("max-in-flight=9").request(9);
    opened.await(2);
    Sent sent = new Sent(links, "retry-for=60000");
    redis(Command.CONFIG, "SET", "maxmemory", "1");

    CompletionStage<Void> nack = opened.messages().get(0).nack(new IllegalStateException("bad"));
    ack(opened.messages().get(1));
    CompletionStage<Void> send = sent.send("late");
    soon().until(() -> opened.trouble().contains("maxmemory"));
    assertThat(nack.toCompletableFuture()).isNotDone();
    assertThat(pending()).isEqualTo(1); // the dead letter comes before the acknowledgement
    redis(Command.CONFIG, "SET", "maxmemory", "0");

    assertThat(nack.toCompletableFuture()).succeedsWithin(Duration.ofSeconds(20));
    assertThat(send.toCompletableFuture()).succeedsWithin(Duration.ofSeconds(20));
    assertThat(all("dead")).extracting(StreamEntry::body).containsExactly("bad");
    assertThat(pending()).isZero();
    soon().until(opened::ready);
    sent.close();
  }

  @Test
  void oomDoesNotMakeTheLivingLookDead() {
    Opened slow = open("consumer=slow", "liveness=6000").request(9);
    soon().until(slow::ready);

    redis(Command.CONFIG, "SET", "maxmemory", "1");
    try {
      AtomicLong before = new AtomicLong(Long.MAX_VALUE);
      soon() // its life grows again
          .until(
              () -> {
                long left = redis(Command.PTTL, "consumer:agents:slow").toLong();
                return left > before.getAndSet(left);
              });
    } finally {
      redis(Command.CONFIG, "SET", "maxmemory", "0");
    }
  }

  @Test
  void loadingIsWaitedFor() {
    append(STREAM, "kept");
    redis(Command.CONFIG, "SET", "rdbcompression", "no");
    for (int i = 0; i < 400; i++) {
      redis(Command.SET, "filler" + i, "x".repeat(65_536));
    }
    Opened opened = open().request(9);
    ack(opened.await(1).getFirst());
    redis(Command.SAVE);
    server.kill();
    try {
      // Ten milliseconds for each key; between some of them it answers that it is loading.
      server.up("--appendonly", "no", "--key-load-delay", "10000");

      soon()
          .until(() -> refusal().contains("LOADING")); // the connection may be seen to break first
      soon().until(() -> opened.trouble().contains("LOADING"));
      soon().atMost(Duration.ofMinutes(1)).until(() -> refusal().equals("it does not"));
      append(STREAM, "after");
      opened.await(2);
      assertThat(opened.bodies()).containsExactly("kept", "after");
    } finally {
      server.kill();
      server.up();
    }
  }

  /** How a command fails now. */
  private String refusal() {
    try {
      append("probe", "x");
      return "it does not";
    } catch (RuntimeException e) {
      return Failures.told(e);
    }
  }

  @Test
  void readonlyIsWaitedForAndNothingLooksDeadAfterwards() {
    Opened slow = open("consumer=slow", "liveness=600").request(9);
    append(STREAM, "slow work");
    slow.await(1);
    Opened other =
        open("consumer=other", "liveness=600", "reclaim-every=50", "claim-idle=0").request(9);
    soon().until(other::ready);

    redis(Command.REPLICAOF, "127.0.0.1", "" + RedisProcess.freePort());
    soon().until(() -> slow.trouble().contains("primary"));
    soon().until(() -> redis(Command.EXISTS, "consumer:agents:slow").toLong() == 0);
    CompletionStage<Void> ack = slow.messages().getFirst().ack();
    assertThat(ack.toCompletableFuture()).isNotDone();
    redis(Command.REPLICAOF, "NO", "ONE");

    assertThat(ack.toCompletableFuture()).succeedsWithin(Duration.ofSeconds(20));
    soon().until(other::ready);
    assertThat(other.messages()).isEmpty();
    append(STREAM, "more");
    soon().until(() -> slow.bodies().contains("more") || other.bodies().contains("more"));
  }

  @Test
  void misconfIsWaitedFor() throws IOException {
    Opened opened = open().request(9);
    append(STREAM, "before");
    opened.await(1);
    Path obstacle = misconfigure();

    assertThat(refusal()).contains("MISCONF").contains("disk");
    CompletionStage<Void> ack = opened.messages().getFirst().ack();
    soon().until(() -> opened.trouble().contains("MISCONF"));
    assertThat(ack.toCompletableFuture()).isNotDone();
    heal(obstacle);

    assertThat(ack.toCompletableFuture()).succeedsWithin(Duration.ofSeconds(20));
    append(STREAM, "after");
    opened.await(2);
    soon().until(opened::ready);
  }

  @Test
  void nobodyCountsAsDeadJustAfterWritesWereRefused() throws IOException {
    append(STREAM, "slow work");
    redis(Command.XGROUP, "CREATE", STREAM, GROUP, "0");
    redis(Command.XREADGROUP, "GROUP", GROUP, "slow", "STREAMS", STREAM, ">");
    redis(Command.SET, "consumer:agents:slow", "1");
    Opened other = open("liveness=15000", "reclaim-every=50", "claim-idle=0").request(9);
    soon().until(other::ready);
    Path obstacle = misconfigure();
    soon().until(() -> other.trouble().contains("connection: ")); // its own sign of life too
    heal(obstacle);
    soon().until(other::ready);

    redis(Command.DEL, "consumer:agents:slow"); // as if it had run out meanwhile
    long until = System.nanoTime() + Duration.ofSeconds(1).toNanos();
    soon().until(() -> System.nanoTime() > until);
    redis(Command.SET, "consumer:agents:slow", "1"); // it could not do that before

    redis(Command.XGROUP, "CREATECONSUMER", STREAM, GROUP, "dead");
    soon()
        .until(() -> !redis(Command.XINFO, "CONSUMERS", STREAM, GROUP).toString().contains("dead"));
    assertThat(other.messages()).isEmpty();
  }

  /** Redis cannot save and refuses writes until the obstacle is gone. */
  private Path misconfigure() throws IOException {
    redis(Command.CONFIG, "SET", "appendonly", "no");
    redis(Command.CONFIG, "SET", "save", "3600 1");
    Files.deleteIfExists(server.data().resolve("dump.rdb"));
    Path obstacle = Files.createDirectories(server.data().resolve("dump.rdb").resolve("in"));
    redis(Command.BGSAVE);
    soon().until(() -> persistence().contains("last_bgsave_status:err"));
    return obstacle;
  }

  private void heal(Path obstacle) throws IOException {
    Files.delete(obstacle);
    Files.delete(obstacle.getParent());
    redis(Command.BGSAVE);
    soon().until(() -> persistence().contains("last_bgsave_status:ok"));
    redis(Command.CONFIG, "SET", "save", "");
    redis(Command.CONFIG, "SET", "appendonly", "yes");
    soon().until(() -> persistence().contains("aof_rewrite_in_progress:0"));
  }

  private String persistence() {
    return redis(Command.INFO, "persistence").toString();
  }

  @Test
  void wrongtypeStopsNoOtherStreamAndHealsWhenTheKeyIsGone() {
    redis(Command.SET, "a", "no stream");
    append("b", "b1");

    Opened opened = open(Map.of("a", 9, "b", 9), "block=100").request(9);

    opened.await(1);
    soon().until(() -> opened.trouble().contains("WRONGTYPE"));
    assertThat(opened.trouble()).contains("rename it");
    redis(Command.DEL, "a");
    append("a", "a1");
    opened.await(2);
    soon().until(opened::ready);
  }

  @Test
  void wrongtypeOfAStreamInUseLosesNothingOfTheOthers() {
    append("a", "a1");
    append("b", "b1");
    Opened opened = open(Map.of("a", 9, "b", 9), "block=100").request(9);
    List<Message<?>> messages = opened.await(2);

    redis(Command.SET, "a", "no stream");
    messages.forEach(StreamsTest::ack);
    append("b", "b2");

    opened.await(3);
    assertThat(opened.bodies()).contains("b2");
    assertThat(length("b")).isEqualTo(1);
  }

  @Test
  void wrongtypeRejectsWhatIsSent() {
    redis(Command.SET, "out", "no stream");
    Sent sent = new Sent(links, "retry-for=60000");

    assertThat(sent.send("x").toCompletableFuture())
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .withMessageContaining("WRONGTYPE");
    sent.close();
  }
}
