package dev.autodev.asana.client;

import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.faulttolerance.api.CustomBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Tries what passes three times more, and leaves Asana alone while it is down. */
@ApplicationScoped
class Guarded {
  static final String BREAKER = "asana";

  /** What is called must be harmless to repeat. */
  @Retry(
      maxRetries = 3,
      delay = 1,
      delayUnit = ChronoUnit.SECONDS,
      maxDuration = 0,
      retryOn = AsanaException.Passing.class)
  @CustomBackoff(AsAsked.class)
  @CircuitBreakerName(BREAKER)
  @CircuitBreaker(
      requestVolumeThreshold = 20,
      failureRatio = 0.9,
      delay = 30,
      delayUnit = ChronoUnit.SECONDS,
      failOn = AsanaException.Passing.class)
  public <T> T call(Supplier<T> work) {
    try {
      return work.get();
    } catch (ProcessingException e) {
      throw new AsanaException.Passing("Asana does not answer (" + e.getMessage() + ")", e);
    }
  }
}
