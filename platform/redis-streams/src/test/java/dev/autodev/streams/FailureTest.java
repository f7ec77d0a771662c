package dev.autodev.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.redis.client.Command;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureTest extends StreamsTest {
  @Test
  void deadLettersWhatIsRejectedWithTheReason() {
    List<String> ids = append(STREAM, "bad");

    nack(open().request(1).await(1).getFirst(), "cannot be parsed");

    assertThat(pending()).isZero();
    assertThat(all("dead").getFirst().fields())
        .containsEntry("body", "bad")
        .containsEntry("dead.stream", STREAM)
        .containsEntry("dead.id", ids.getFirst())
        .hasEntrySatisfying(
            "dead.reason", reason -> assertThat(reason).contains("cannot be parsed"));
  }

  @Test
  void tellsTheOriginEvenIfTheEntryLiesAboutIt() {
    appender
        .append(List.of(Outgoing.of(STREAM, Map.of("dead.stream", "other"))))
        .await()
        .indefinitely();

    nack(open().request(1).await(1).getFirst(), "bad");

    assertThat(all("dead").getFirst().fields()).containsEntry("dead.stream", STREAM);
  }

  @Test
  void ignoresWhatIsRejectedIfToldSo() {
    append(STREAM, "bad", "good");

    Opened opened = open("failure-strategy=ignore").request(2);
    nack(opened.await(1).getFirst(), "bad");

    opened.await(2);
    assertThat(opened.bodies()).containsExactly("bad", "good");
    assertThat(length("dead")).isZero();
  }

  @Test
  void stopsAndKeepsWhatIsRejectedIfToldSo() {
    append(STREAM, "bad", "good");
    Opened opened = open("failure-strategy=fail").request(2);

    assertThat(opened.await(1).getFirst().nack(new IllegalStateException("bad")))
        .failsWithin(java.time.Duration.ofSeconds(10));

    assertThat(pending()).isEqualTo(1);
    assertThat(opened.trouble()).contains("bad");
    assertThat(opened.bodies()).containsExactly("bad");
  }

  @Test
  void deadLettersOversizeEntriesCutAndGoesOn() {
    append(STREAM, "x".repeat(10_000), "small");

    Opened opened = open("max-entry-bytes=5000").request(1);

    opened.await(1);
    assertThat(opened.bodies()).containsExactly("small");
    StreamEntry letter = all("dead").getFirst();
    assertThat(letter.body()).hasSize(2048);
    assertThat(letter.fields().get("dead.reason")).contains("10004").contains("5000");
  }

  @Test
  void deadLettersWhatWasDeliveredTooOften() {
    append(STREAM, "poison");
    redis(Command.XGROUP, "CREATE", STREAM, GROUP, "0");
    for (int i = 0; i < 3; i++) {
      redis(Command.XREADGROUP, "GROUP", GROUP, "me", "STREAMS", STREAM, i == 0 ? ">" : "0");
    }

    Opened opened = open("consumer=me", "max-deliveries=3").request(1);

    soon().until(() -> length("dead") == 1);
    assertThat(all("dead").getFirst().fields().get("dead.reason")).contains("3 times");
    assertThat(opened.messages()).isEmpty();
    soon().until(() -> pending() == 0);
  }
}
