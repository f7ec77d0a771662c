package dev.autodev.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.streams.settings.IncomingSettings;
import dev.autodev.streams.settings.RetrySettings;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @ParameterizedTest
  @CsvSource({
    "count, 0, set 1 or more",
    "count, many, cannot be read",
    "block, 0, set 1 or more",
    "liveness, 299, set 300 or more",
    "reclaim-every, -1, set 0 or more",
    "claim-idle, -1, set 0 or more",
    "graceful-stop, -1, set 0 or more",
    "read-ahead, -1, set 0 or more",
    "max-entry-bytes, -1, set 0 or more",
    "max-deliveries, -1, set 0 or more",
    "dead-letter-maxlen, -1, set 0 or more",
    "dead-letter-stream, ' ', set a name",
    "group, ' ', set a name",
    "consumer, ~delayed, set another",
    "group-start, yesterday, 'set beginning, end or an entry''s id'",
    "ack, later, set awaited or batched",
    "ack-batch, 0, set 1 or more",
    "ack-interval, 0, set 1 or more",
  })
  void refusesWrongIncomingAttributes(String name, String value, String remedy) {
    assertThatThrownBy(
            () ->
                IncomingSettings.of(
                    new RedisStreamsConnectorIncomingConfiguration(
                        StreamsTest.config(name + "=" + value))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mp.messaging.incoming.test." + name)
        .hasMessageContaining(remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "max-retries, -1, set 0 or more",
    "retry-delay, 0, set 1 or more",
    "retry-max-delay, 0, set 1 or more",
    "retry-backoff, 0.5, set 1 or more",
  })
  void refusesWrongRetries(String name, String value, String remedy) {
    assertThatThrownBy(() -> retries(name + "=" + value))
        .hasMessageContaining("mp.messaging.incoming.test." + name)
        .hasMessageContaining(remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "max-in-flight, 0, set 1 or more",
    "maxlen, -1, set 0 or more",
    "max-age, -1, set 0 or more",
    "trim, roughly, set approximate or exact",
    "retry-for, 0, set 1 or more",
    "stream, ' ', set a name",
  })
  void refusesWrongOutgoingAttributes(String name, String value, String remedy) {
    assertThatThrownBy(() -> Sent.settings(name + "=" + value))
        .hasMessageContaining("mp.messaging.outgoing.test." + name)
        .hasMessageContaining(remedy);
  }

  @Test
  void refusesToTrimInTwoWays() {
    assertThatThrownBy(() -> Sent.settings("maxlen=5", "max-age=1000"))
        .hasMessageContaining("mp.messaging.outgoing.test.max-age is '1000'")
        .hasMessageContaining("leave out this or maxlen");
  }

  @Test
  void waitsGrowUpToTheLongest() {
    RetrySettings settings = retries("retry-delay=100", "retry-backoff=3", "retry-max-delay=1000");

    assertThat(LongStream.rangeClosed(1, 4).mapToObj(settings::before))
        .containsExactly(
            Duration.ofMillis(100),
            Duration.ofMillis(300),
            Duration.ofMillis(900),
            Duration.ofMillis(1000));
    assertThat(settings.before(1_000_000)).isEqualTo(Duration.ofMillis(1000));
  }

  private static RetrySettings retries(String... attributes) {
    return RetrySettings.of(
        new RedisStreamsConnectorIncomingConfiguration(StreamsTest.config(attributes)));
  }
}
