package dev.autodev.asana.client;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Waits as long as Asana says, else twice as long each time; Fault Tolerance makes it, so it is
 * public.
 */
public class AsAsked implements CustomBackoffStrategy {
  private static final Logger LOG = Logger.getLogger(AsAsked.class);

  /** Whoever is told to wait longer asks again with the next poll. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private long next;

  @Override
  public void init(long initialDelayInMillis) {
    next = initialDelayInMillis;
  }

  @Override
  public long nextDelayInMillis(Throwable failure) {
    long usual = next;
    next *= 2;
    long wait =
        failure instanceof AsanaException.Passing passing
            ? passing.retryAfter().map(Duration::toMillis).orElse(usual)
            : usual;
    long bounded = Math.min(wait, LONGEST.toMillis());
    LOG.infof("asana_retry error=\"%s\"; asked again in %d ms", failure.getMessage(), bounded);
    return bounded;
  }
}
