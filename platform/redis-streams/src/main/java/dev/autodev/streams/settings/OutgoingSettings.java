package dev.autodev.streams.settings;

import dev.autodev.streams.RedisStreamsConnectorOutgoingConfiguration;
import dev.autodev.streams.Trimming;
import java.time.Duration;
import java.util.Optional;

/** An outgoing channel's attributes, checked. */
public record OutgoingSettings(
    String channel, String client, Optional<String> stream, Trimming trimming, Sending sending) {

  /** How many messages are under way at once, and how long each is tried. */
  public record Sending(int maxInFlight, Duration retryFor) {}

  public static OutgoingSettings of(RedisStreamsConnectorOutgoingConfiguration config) {
    Attributes attributes = Attributes.outgoing(config.getChannel());
    return new OutgoingSettings(
        config.getChannel(),
        attributes.named("redis-client", config::getRedisClient),
        config.getStream().map(name -> attributes.named("stream", () -> name)),
        trimming(attributes, config),
        new Sending(
            attributes.atLeast("max-in-flight", config::getMaxInFlight, 1),
            attributes.millis("retry-for", config::getRetryFor, 1)));
  }

  private static Trimming trimming(
      Attributes attributes, RedisStreamsConnectorOutgoingConfiguration config) {
    boolean exact = exact(attributes, config);
    long maxlen = attributes.atLeast("maxlen", config::getMaxlen, 0);
    Duration age = attributes.millis("max-age", config::getMaxAge, 0);
    if (maxlen > 0 && age.isPositive()) {
      throw attributes.refused(
          "max-age", age.toMillis(), "Redis trims by length or by age, leave out this or maxlen");
    }
    if (maxlen > 0) {
      return new Trimming.MaxLength(maxlen, exact);
    }
    return age.isPositive() ? new Trimming.MaxAge(age, exact) : Trimming.NONE;
  }

  private static boolean exact(
      Attributes attributes, RedisStreamsConnectorOutgoingConfiguration config) {
    String how = attributes.named("trim", config::getTrim);
    return switch (how) {
      case "approximate" -> false;
      case "exact" -> true;
      default -> throw attributes.refused("trim", how, "set approximate or exact");
    };
  }
}
