package dev.autodev.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.streams.fault.DeadLetterStrategy;
import dev.autodev.streams.link.RedisLink;
import dev.autodev.streams.link.RedisLinks;
import io.vertx.mutiny.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A primary with a real replica that takes its place. */
class FailoverTest extends StreamsTest {
  private RedisProcess primary;
  private RedisProcess replica;
  private Forwarder address;
  private RedisLinks over;
  private RedisLink toReplica;

  @BeforeEach
  void replicate() {
    primary = new RedisProcess(kind).up("--repl-diskless-sync-delay", "0");
    replica = new RedisProcess(kind).up("--replicaof", "127.0.0.1", "" + primary.port());
    address = new Forwarder(primary.port());
    over = links(address.address());
    toReplica = links(replica.address()).open();
    soon()
        .until(
            () ->
                on(toReplica, Command.INFO, "replication")
                    .toString()
                    .contains("master_link_status:up"));
  }

  @AfterEach
  void stopBoth() {
    toReplica.close();
    address.close();
    replica.close();
    primary.close();
  }

  @Test
  void losesNothingThatReachedTheReplica() {
    Opened opened = consume();
    Sent sent = new Sent(over, "stream=" + STREAM, "retry-for=30000");
    List<String> bodies = IntStream.range(0, 200).mapToObj(i -> "" + i).toList();
    bodies.subList(0, 100).forEach(sent::send);
    soon().until(() -> opened.messages().size() >= 100);
    opened.messages().subList(0, 50).forEach(StreamsTest::ack);
    replicated();

    primary.kill();
    bodies.subList(100, 200).forEach(sent::send);
    promote();

    soon().until(() -> opened.bodies().containsAll(bodies));
    opened.messages().forEach(Message::ack);
    soon().until(() -> on(toReplica, Command.XLEN, STREAM).toLong() == 0);
    assertThat(on(toReplica, Command.XPENDING, STREAM, GROUP).get(0).toLong()).isZero();
    soon().until(opened::ready);
    sent.close();
  }

  @Test
  void leavesAPrimaryThatBecameAReplica() {
    Opened opened = consume();
    try (Held toPrimary = link(primary)) {
      Sent sent = new Sent(over, "stream=" + STREAM, "retry-for=30000");
      sent.send("before");
      opened.await(1);
      replicated();

      promote(); // no connection breaks: only the refusals tell
      on(toPrimary.link, Command.REPLICAOF, "127.0.0.1", "" + replica.port());

      assertThat(opened.messages().getFirst().ack().toCompletableFuture())
          .succeedsWithin(Duration.ofSeconds(20));
      assertThat(sent.send("after").toCompletableFuture()).succeedsWithin(Duration.ofSeconds(20));
      soon().until(() -> opened.bodies().contains("after"));
      sent.close();
    }
  }

  @Test
  void doesNotRunTwiceAtOnceWhatTheReplicaDidNotKnowToBeOurs() {
    Opened opened = consume();
    Sent sent = new Sent(over, "stream=" + STREAM, "retry-for=30000");
    sent.send("held");
    opened.await(1);
    replicated();
    // As if the replica had the entry, but not yet the news of who reads it.
    on(toReplica, Command.REPLICAOF, "NO", "ONE");
    on(toReplica, Command.XGROUP, "DESTROY", STREAM, GROUP);
    on(toReplica, Command.XGROUP, "CREATE", STREAM, GROUP, "0");

    primary.kill();
    address.to(replica.port());
    soon().until(opened::ready);
    sent.send("next");

    soon().until(() -> opened.bodies().contains("next"));
    assertThat(opened.bodies()).containsExactly("held", "next");
    opened.messages().forEach(StreamsTest::ack);
    assertThat(on(toReplica, Command.XLEN, STREAM).toLong()).isZero();
    sent.close();
  }

  private Opened consume() {
    String[] attributes = {"consumer=me", "max-in-flight=500", "count=50", "liveness=600"};
    Opened opened =
        open(
            new DeadLetterStrategy().create(config()), () -> Map.of(STREAM, 500), over, attributes);
    return opened.request(1000);
  }

  private void replicated() {
    try (Held toPrimary = link(primary)) {
      on(toPrimary.link, Command.WAIT, "1", "10000");
    }
  }

  private void promote() {
    on(toReplica, Command.REPLICAOF, "NO", "ONE");
    address.to(replica.port());
  }

  private static Held link(RedisProcess server) {
    return new Held(links(server.address()).open());
  }

  private record Held(RedisLink link) implements AutoCloseable {
    @Override
    public void close() {
      link.close();
    }
  }
}
