package dev.autodev.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.streams.fault.DeadLetterStrategy;
import dev.autodev.streams.group.ChannelState;
import dev.autodev.streams.group.FixedStreams;
import dev.autodev.streams.group.Lanes;
import dev.autodev.streams.incoming.IncomingChannel;
import dev.autodev.streams.link.Loop;
import dev.autodev.streams.settings.IncomingSettings;
import dev.autodev.streams.tracing.IncomingTrace;
import dev.autodev.streams.watch.ChannelHealth;
import dev.autodev.streams.watch.ChannelMeters;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/**
 * How many messages a consumer that handles one after the other, and waits for each
 * acknowledgement, gets through in each mode. No test: it runs when it is named.
 */
class AckMeasurement extends StreamsTest {
  private static final int MESSAGES = 20_000;
  private static final int ROUNDS = 5;

  @Test
  void awaitedAgainstBatched() {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      double awaited = perSecond("awaited");
      double batched = perSecond("batched");
      System.out.printf(
          "%s round %d: awaited %,.0f/s, batched %,.0f/s, %.1f times%n",
          kind, round, awaited, batched, batched / awaited);
      if (round > 0) { // the first one warms up
        ratios.add(batched / awaited);
      }
    }
    System.out.printf(
        "%s median: %.1f times%n", kind, ratios.stream().sorted().toList().get(ROUNDS / 2));
    assertThat(ratios).hasSize(ROUNDS);
  }

  private double perSecond(String mode) {
    redis(Command.FLUSHALL);
    fill();
    Config config =
        config(
            "ack=" + mode, "max-in-flight=1000", "read-ahead=1000", "count=500", "ack-batch=256");
    IncomingSettings settings =
        IncomingSettings.of(new RedisStreamsConnectorIncomingConfiguration(config));
    ChannelState state =
        new ChannelState(
            settings,
            new Lanes(new FixedStreams(STREAM, 1000)),
            new Loop(vertx),
            new ChannelHealth("test", true),
            new ChannelMeters("test"));
    IncomingChannel channel =
        new IncomingChannel(
            state,
            new IncomingChannel.Custom(new DeadLetterStrategy().create(config), IncomingTrace.NONE),
            links);
    long begun = System.nanoTime();
    channel
        .messages()
        .onItem()
        .transformToUniAndConcatenate(
            message -> Uni.createFrom().completionStage(message.ack()).replaceWith(1))
        .select()
        .first(MESSAGES)
        .collect()
        .last()
        .await()
        .atMost(Duration.ofMinutes(2));
    double seconds = (System.nanoTime() - begun) / 1e9;
    soon().until(() -> length(STREAM) == 0);
    stop(channel);
    return MESSAGES / seconds;
  }

  private void fill() {
    String body = "x".repeat(500);
    for (int i = 0; i < MESSAGES / 1000; i++) {
      appender
          .append(IntStream.range(0, 1000).mapToObj(n -> Outgoing.of(STREAM, body)).toList())
          .await()
          .atMost(Duration.ofSeconds(30));
    }
  }
}
