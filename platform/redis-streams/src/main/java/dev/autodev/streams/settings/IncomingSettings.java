package dev.autodev.streams.settings;

import dev.autodev.streams.RedisStreamsConnectorIncomingConfiguration;
import dev.autodev.streams.link.Keys;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** An incoming channel's attributes, checked. */
public record IncomingSettings(
    String channel, Member member, Reading reading, Lease lease, Ending ending) {

  /** Who reads, and from where. */
  public record Member(String client, String group, String consumer, GroupStart start) {}

  /** How much is read at once, and what is too much. */
  public record Reading(
      int count,
      Duration block,
      boolean batch,
      int readAhead,
      long maxEntryBytes,
      long maxDeliveries) {}

  /** How consumers show that they live, and look for those that do not. */
  public record Lease(
      Duration liveness, Duration reclaimEvery, Duration claimIdle, Duration gracefulStop) {}

  /** How messages end. */
  public record Ending(
      boolean deleteOnAck,
      AckMode ack,
      String failureStrategy,
      String deadStream,
      long deadMaxlen) {
    private static final Set<String> NEVER_DELAY = Set.of("fail", "ignore", "dead-letter");

    /** Whether the strategy may try messages again later; one of the application's may. */
    public boolean mayDelay() {
      return !NEVER_DELAY.contains(failureStrategy);
    }
  }

  public static IncomingSettings of(RedisStreamsConnectorIncomingConfiguration config) {
    Attributes attributes = Attributes.incoming(config.getChannel());
    return new IncomingSettings(
        config.getChannel(),
        member(attributes, config),
        reading(attributes, config),
        lease(attributes, config),
        ending(attributes, config));
  }

  private static Member member(
      Attributes attributes, RedisStreamsConnectorIncomingConfiguration config) {
    String consumer =
        attributes.named(
            "consumer", () -> config.getConsumer().orElseGet(IncomingSettings::uniqueConsumer));
    if (consumer.equals(Keys.DELAYED)) {
      throw attributes.refused("consumer", consumer, "this name is the connector's, set another");
    }
    String start = attributes.named("group-start", config::getGroupStart);
    return new Member(
        attributes.named("redis-client", config::getRedisClient),
        attributes.named("group", config::getGroup),
        consumer,
        GroupStart.of(start)
            .orElseThrow(
                () ->
                    attributes.refused(
                        "group-start", start, "set beginning, end or an entry's id")));
  }

  private static Reading reading(
      Attributes attributes, RedisStreamsConnectorIncomingConfiguration config) {
    return new Reading(
        attributes.atLeast("count", config::getCount, 1),
        attributes.millis("block", config::getBlock, 1),
        attributes.read("batch", config::getBatch),
        attributes.atLeast("read-ahead", config::getReadAhead, 0),
        attributes.atLeast("max-entry-bytes", config::getMaxEntryBytes, 0),
        attributes.atLeast("max-deliveries", config::getMaxDeliveries, 0));
  }

  private static Lease lease(
      Attributes attributes, RedisStreamsConnectorIncomingConfiguration config) {
    Duration liveness = attributes.millis("liveness", config::getLiveness, 300);
    return new Lease(
        liveness,
        attributes.millis("reclaim-every", config::getReclaimEvery, 0),
        attributes.millis(
            "claim-idle",
            () -> config.getClaimIdle().orElse((int) liveness.dividedBy(3).toMillis()),
            0),
        attributes.millis("graceful-stop", config::getGracefulStop, 0));
  }

  private static Ending ending(
      Attributes attributes, RedisStreamsConnectorIncomingConfiguration config) {
    return new Ending(
        attributes.read("delete-on-ack", config::getDeleteOnAck),
        ack(attributes, config),
        attributes.named("failure-strategy", config::getFailureStrategy),
        attributes.named("dead-letter-stream", config::getDeadLetterStream),
        attributes.atLeast("dead-letter-maxlen", config::getDeadLetterMaxlen, 0));
  }

  private static AckMode ack(
      Attributes attributes, RedisStreamsConnectorIncomingConfiguration config) {
    int size = attributes.atLeast("ack-batch", config::getAckBatch, 1);
    Duration interval = attributes.millis("ack-interval", config::getAckInterval, 1);
    String mode = attributes.named("ack", config::getAck);
    return switch (mode) {
      case "awaited" -> new AckMode.Awaited();
      case "batched" -> new AckMode.Batched(size, interval);
      default -> throw attributes.refused("ack", mode, "set awaited or batched");
    };
  }

  private static String uniqueConsumer() {
    String host = System.getenv().getOrDefault("HOSTNAME", "local");
    String random = UUID.randomUUID().toString().substring(0, 8);
    return host + "-" + ProcessHandle.current().pid() + "-" + random;
  }

  public String group() {
    return member.group;
  }

  public String consumer() {
    return member.consumer;
  }

  public boolean deleteOnAck() {
    return ending.deleteOnAck;
  }
}
