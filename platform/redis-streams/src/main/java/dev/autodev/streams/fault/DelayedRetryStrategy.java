package dev.autodev.streams.fault;

import dev.autodev.streams.FailureHandler;
import dev.autodev.streams.RedisStreamsConnectorIncomingConfiguration;
import dev.autodev.streams.Rejected;
import dev.autodev.streams.settings.RetrySettings;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;

/** A rejected message is delivered again after a growing wait; then it becomes a dead letter. */
@ApplicationScoped
@Identifier("delayed-retry")
public class DelayedRetryStrategy implements FailureHandler.Factory {
  @Override
  public FailureHandler create(Config channel) {
    RetrySettings settings =
        RetrySettings.of(new RedisStreamsConnectorIncomingConfiguration(channel));
    return rejected -> handle(settings, rejected);
  }

  private static Uni<Void> handle(RetrySettings settings, Rejected rejected) {
    long deliveries = rejected.deliveries();
    return deliveries > settings.maxRetries()
        ? rejected.deadLetter(
            "delivered %d times, the last: %s".formatted(deliveries, rejected.reason()))
        : rejected.retryAfter(settings.before(deliveries));
  }
}
