package dev.autodev.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.redis.client.Command;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class ReclaimTest extends StreamsTest {
  private static final String[] QUICK = {"liveness=300", "reclaim-every=100", "max-in-flight=9"};

  @Test
  void takesOverFromTheDeadButNotFromTheSlow() {
    append(STREAM, "of the dead", "of the slow");
    redis(Command.XGROUP, "CREATE", STREAM, GROUP, "0");
    redis(Command.XREADGROUP, "GROUP", GROUP, "dead", "COUNT", "1", "STREAMS", STREAM, ">");
    redis(Command.XREADGROUP, "GROUP", GROUP, "slow", "COUNT", "1", "STREAMS", STREAM, ">");
    redis(Command.SET, "consumer:agents:slow", "1");

    Opened opened = open(QUICK).request(9);

    Message<?> taken = opened.await(1).getFirst();
    assertThat(origin(taken).deliveryCount()).isEqualTo(2);
    ack(taken);
    soon().until(() -> redis(Command.XINFO, "CONSUMERS", STREAM, GROUP).size() == 2); // slow and we
    assertThat(opened.bodies()).containsExactly("of the dead");
    assertThat(pending()).isEqualTo(1);
  }

  @Test
  void acknowledgesDeletedEntriesOfTheDead() {
    List<String> ids = append(STREAM, "deleted", "still there");
    redis(Command.XGROUP, "CREATE", STREAM, GROUP, "0");
    redis(Command.XREADGROUP, "GROUP", GROUP, "dead", "STREAMS", STREAM, ">");
    redis(Command.XDEL, STREAM, ids.getFirst());

    Opened opened = open(QUICK).request(9);

    opened.await(1);
    assertThat(opened.bodies()).containsExactly("still there");
    soon().until(() -> pending() == 1);
  }

  @Test
  void takesOverOnlyWhatItHasRoomFor() {
    append(STREAM, "1", "2", "3");
    redis(Command.XGROUP, "CREATE", STREAM, GROUP, "0");
    redis(Command.XREADGROUP, "GROUP", GROUP, "dead", "STREAMS", STREAM, ">");

    Opened opened = open("liveness=300", "reclaim-every=100", "max-in-flight=1").request(9);

    for (int i = 1; i <= 3; i++) {
      Message<?> message = opened.await(i).getLast();
      assertThat(opened.messages()).hasSize(i);
      ack(message);
    }
    assertThat(opened.bodies()).containsExactly("1", "2", "3");
  }

  @Test
  void findsItsOwnEntriesAgainUnderAStableName() {
    append(STREAM, "1", "2", "3");
    Opened first = open("consumer=stable", "max-in-flight=3").request(3);
    first.await(3);
    stop(first.channel());

    Opened second = open("consumer=stable", "max-in-flight=2").request(9);

    second.await(2);
    assertThat(second.bodies()).containsExactly("1", "2");
    second.messages().forEach(StreamsTest::ack);
    assertThat(origin(second.await(3).getLast()).deliveryCount()).isEqualTo(2);
  }

  @Test
  void neverTakesWhatALiveConsumerHasHeldForHours() {
    append(STREAM, "an hour's work");
    String[] attributes = {"liveness=300", "reclaim-every=50", "claim-idle=0", "max-in-flight=9"};
    Opened slow = open(with(attributes, "consumer=slow")).request(1);
    slow.await(1);
    String id = all(STREAM).getFirst().id();
    redis(Command.XCLAIM, STREAM, GROUP, "slow", "0", id, "IDLE", "360000000", "JUSTID");

    Opened other = open(with(attributes, "consumer=other")).request(9);

    for (int look = 1; look <= 3; look++) { // one is over when a consumer that is dead is forgotten
      redis(Command.XGROUP, "CREATECONSUMER", STREAM, GROUP, "dead");
      soon()
          .until(
              () -> !redis(Command.XINFO, "CONSUMERS", STREAM, GROUP).toString().contains("dead"));
    }
    assertThat(other.messages()).isEmpty();
    ack(slow.messages().getFirst());
    assertThat(pending()).isZero();
  }

  @Test
  void takesOverFromAConsumerThatCrashed() {
    append(STREAM, "1", "2");
    Opened crashed = open("consumer=crashed", "liveness=300", "max-in-flight=9").request(9);
    crashed.await(2);
    stop(crashed.channel()); // its entries stay pending, its key goes

    Opened other = open(with(QUICK, "consumer=other")).request(9);

    other.await(2);
    assertThat(other.bodies()).containsExactly("1", "2");
  }

  private static String[] with(String[] attributes, String more) {
    String[] all = java.util.Arrays.copyOf(attributes, attributes.length + 1);
    all[attributes.length] = more;
    return all;
  }
}
