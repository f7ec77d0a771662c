package dev.autodev.streams;

import java.time.Duration;
import java.util.UUID;

/** An incoming channel's attributes, checked. */
record IncomingSettings(
    String channel,
    String group,
    String consumer,
    int count,
    Duration block,
    boolean batch,
    boolean deleteOnAck,
    FailureStrategy failureStrategy,
    String deadLetterStream,
    long deadLetterMaxlen,
    long maxEntryBytes,
    long maxDeliveries,
    Duration liveness,
    Duration reclaimEvery,
    Duration claimIdle,
    Duration gracefulStop) {

  IncomingSettings {
    atLeast(1, count, channel, "count");
    atLeast(1, block.toMillis(), channel, "block");
    atLeast(300, liveness.toMillis(), channel, "liveness");
  }

  static IncomingSettings of(RedisStreamsConnectorIncomingConfiguration config) {
    Duration liveness = Duration.ofMillis(config.getLiveness());
    return new IncomingSettings(
        config.getChannel(),
        config.getGroup(),
        config.getConsumer().orElseGet(IncomingSettings::uniqueConsumer),
        config.getCount(),
        Duration.ofMillis(config.getBlock()),
        config.getBatch(),
        config.getDeleteOnAck(),
        FailureStrategy.named(config.getFailureStrategy(), config.getChannel()),
        config.getDeadLetterStream(),
        config.getDeadLetterMaxlen(),
        config.getMaxEntryBytes(),
        config.getMaxDeliveries(),
        liveness,
        Duration.ofMillis(config.getReclaimEvery()),
        config.getClaimIdle().map(Duration::ofMillis).orElse(liveness.dividedBy(3)),
        Duration.ofMillis(config.getGracefulStop()));
  }

  private static String uniqueConsumer() {
    String host = System.getenv().getOrDefault("HOSTNAME", "local");
    String random = UUID.randomUUID().toString().substring(0, 8);
    return host + "-" + ProcessHandle.current().pid() + "-" + random;
  }

  private static void atLeast(long least, long value, String channel, String attribute) {
    if (value < least) {
      throw new IllegalArgumentException(
          "mp.messaging.incoming.%s.%s is %d: set %d or more"
              .formatted(channel, attribute, value, least));
    }
  }
}
