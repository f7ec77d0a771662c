package dev.autodev.streams.settings;

import dev.autodev.streams.RedisStreamsConnectorIncomingConfiguration;
import java.time.Duration;

/** How often a rejected message is tried again, and after which waits. */
public record RetrySettings(int maxRetries, Duration first, double factor, Duration longest) {
  public static RetrySettings of(RedisStreamsConnectorIncomingConfiguration config) {
    Attributes attributes = Attributes.incoming(config.getChannel());
    double factor = attributes.read("retry-backoff", config::getRetryBackoff);
    if (!(factor >= 1) || Double.isInfinite(factor)) {
      throw attributes.refused("retry-backoff", factor, "set 1 or more");
    }
    return new RetrySettings(
        attributes.atLeast("max-retries", config::getMaxRetries, 0),
        attributes.millis("retry-delay", config::getRetryDelay, 1),
        factor,
        attributes.millis("retry-max-delay", config::getRetryMaxDelay, 1));
  }

  /** The wait before the next delivery of what was delivered this often. */
  public Duration before(long deliveries) {
    double millis = first.toMillis() * Math.pow(factor, Math.max(0, deliveries - 1));
    return Duration.ofMillis((long) Math.min(millis, longest.toMillis()));
  }
}
