package dev.autodev.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.streams.Wired.Order;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.PausableChannel;
import io.smallrye.reactive.messaging.health.HealthReport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.Test;

/** The connector inside an application. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServer.class)
class WiringTest {
  private static final String PARENT = "0af7651916cd43dd8448eb211c80319c";

  @Inject Wired wired;
  @Inject StreamAppender appender;
  @Inject StreamTail tail;
  @Inject ChannelRegistry channels;
  @Inject MeterRegistry meters;
  @Inject OpenTelemetry telemetry;

  @Inject
  @Identifier("counted")
  Wired.Counted counted;

  @Inject
  @Connector(RedisStreamsConnector.NAME)
  RedisStreamsConnector connector;

  @Test
  void carriesMessagesFromOneMethodToAnother() {
    wired.texts.sendAndAwait("hello");

    StreamsTest.soon().until(() -> wired.received.contains("hello"));
    StreamsTest.soon().until(() -> all("wired").isEmpty());
  }

  @Test
  void carriesObjectsAsJson() {
    wired.orders.sendAndAwait(new Order("tea", 2));

    StreamsTest.soon().until(() -> wired.received.contains(new Order("tea", 2)));
  }

  @Test
  void deadLettersWhatIsNoJsonAndGoesOn() {
    append("orders", Map.of("body", "{not json"));
    append("orders", Map.of("other", "field"));
    append("orders", Map.of("body", "{\"item\":\"milk\",\"pieces\":1}"));

    StreamsTest.soon().until(() -> wired.received.contains(new Order("milk", 1)));
    assertThat(all("dead-orders"))
        .extracting(letter -> letter.fields().get("dead.reason"))
        .satisfiesExactly(
            first -> assertThat(first).contains("no Order as JSON"),
            second -> assertThat(second).contains("no field 'body'"));
  }

  @Test
  void carriesBytesThatAreNoText() {
    byte[] bytes = {0, (byte) 0xff, (byte) 0xc3, 40, 0};

    wired.bytes.sendAndAwait(bytes);

    StreamsTest.soon()
        .untilAsserted(
            () -> assertThat(wired.received).anySatisfy(got -> assertThat(got).isEqualTo(bytes)));
  }

  @Test
  void givesFieldsAsAMap() {
    append("maps", Map.of("a", "1", "b", "2"));

    StreamsTest.soon().until(() -> wired.received.contains(Map.of("a", "1", "b", "2")));
  }

  @Test
  void givesABatchAsAListOfEntries() {
    append("batches", Map.of("body", "a"));

    StreamsTest.soon()
        .untilAsserted(() -> assertThat(wired.batched).extracting(StreamEntry::body).contains("a"));
  }

  @Test
  void tellsTheIdsOfWhatWasSent() {
    OutgoingMessageMetadata<List<String>> result = new OutgoingMessageMetadata<>();

    wired
        .texts
        .sendMessage(Message.of("with id", Metadata.of(result)))
        .await()
        .atMost(Duration.ofSeconds(10));

    assertThat(result.getResult()).singleElement().asString().matches("[0-9]+-[0-9]+");
  }

  @Test
  void deliversNothingWhilePausedAndEverythingAfterwards() {
    append("texts", Map.of("body", "before"));
    StreamsTest.soon().until(() -> wired.received.contains("before"));
    PausableChannel pausable = channels.getPausable("texts");

    pausable.pause();
    for (int i = 0; i < 20; i++) {
      append("texts", Map.of("body", "paused " + i));
    }
    wired.texts.sendAndAwait("meanwhile");
    StreamsTest.soon().until(() -> wired.received.contains("meanwhile"));
    assertThat(all("texts")).hasSizeGreaterThanOrEqualTo(19); // one may have been asked for before
    pausable.resume();

    StreamsTest.soon().until(() -> wired.received.contains("paused 19"));
    StreamsTest.soon().until(() -> all("texts").isEmpty());
  }

  @Test
  void usesAnApplicationsFailureStrategyByName() {
    append("texts", Map.of("body", "bad one"));

    StreamsTest.soon().until(() -> counted.seen.get() == 2);
    StreamsTest.soon().until(() -> all("texts").isEmpty());
  }

  @Test
  void continuesTheTraceOfAnEntryThroughTwoStreams() {
    append("hop-1", Map.of("body", "x", "traceparent", "00-" + PARENT + "-b7ad6b7169203331-01"));

    StreamsTest.soon().until(() -> wired.traces.containsKey("hop-end"));
    StreamsTest.soon().until(() -> wired.traces.containsKey("hop-untraced"));
    assertThat(wired.traces)
        .containsEntry("hop-in", PARENT)
        .containsEntry("hop-end", PARENT)
        .containsEntry("hop-untraced", "none");
    assertThat(all("hop-2").getFirst().fields().get("traceparent"))
        .startsWith("00-" + PARENT)
        .doesNotContain("b7ad6b7169203331");
    assertThat(Telemetry.SPANS.getFinishedSpanItems())
        .filteredOn(span -> span.getTraceId().equals(PARENT))
        .extracting(SpanData::getKind)
        .containsExactly(SpanKind.CONSUMER, SpanKind.PRODUCER, SpanKind.CONSUMER);
  }

  @Test
  void reportsHealthOfChannelsThatAreNotExempt() {
    StreamsTest.soon().until(() -> connector.getStartup().isOk());
    StreamsTest.soon().until(() -> connector.getReadiness().isOk());

    assertThat(connector.getLiveness().getChannels())
        .extracting(HealthReport.ChannelInfo::getChannel)
        .contains("wired-in", "wired-out", "orders-in")
        .doesNotContain("maps");
  }

  @Test
  void countsWhatPasses() {
    wired.texts.sendAndAwait("counted");

    StreamsTest.soon().until(() -> wired.received.contains("counted"));
    assertThat(meters.get("redis.streams.appended").tag("channel", "wired-out").counter().count())
        .isPositive();
    StreamsTest.soon()
        .until(
            () ->
                meters
                        .get("redis.streams.acknowledged")
                        .tag("channel", "wired-in")
                        .counter()
                        .count()
                    > 0);
  }

  @Test
  void refusesAnUnknownFailureStrategyAndNamesThoseThereAre() {
    assertThatThrownBy(() -> connector.getPublisher(StreamsTest.config("failure-strategy=shrug")))
        .hasMessageContaining("mp.messaging.incoming.test.failure-strategy is 'shrug'")
        .hasMessageContaining("[counted, dead-letter, delayed-retry, fail, ignore]");
  }

  @Test
  void refusesTwoChannelsUnderOneConsumerName() {
    // Nobody subscribes to it: in the health reports it would never be up.
    connector.getPublisher(
        StreamsTest.config("consumer=twin", "channel-name=one", "health-enabled=false"));

    assertThatThrownBy(
            () -> connector.getPublisher(StreamsTest.config("consumer=twin", "channel-name=two")))
        .hasMessageContaining("mp.messaging.incoming.two.consumer is 'twin'")
        .hasMessageContaining("channel one");
  }

  private void append(String stream, Map<String, String> fields) {
    appender.append(List.of(Outgoing.of(stream, fields))).await().atMost(Duration.ofSeconds(10));
  }

  private List<StreamEntry> all(String stream) {
    return tail.range(stream, "-", "+", 100).await().atMost(Duration.ofSeconds(10));
  }
}
