package dev.autodev.forge.hosted;

import dev.autodev.forge.ForgeException;
import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The one way to the API: what is asked too soon, fails for a moment or gets lost is asked again;
 * what fails most of the time is not asked for a while.
 */
public final class Calls {
  private static final int RETRIES = 4;

  /** So many calls, the last ones, say whether most of them fail. */
  static final int MEASURED = 20;

  private static final int MOST_PAGES = 200;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration ALONE = Duration.ofSeconds(10);

  private final String name;
  private final Duration alone;
  private final Faults faults;
  private final Guard circuit;
  private final Guard repeating;

  /**
   * To one instance.
   *
   * @param pause before the first repetition; each further one waits twice as long
   * @param remedy what to do about a refusal with an HTTP status
   */
  public Calls(String name, Duration pause, IntFunction<String> remedy) {
    this(name, pause, ALONE, remedy);
  }

  /**
   * As above.
   *
   * @param alone how long it is not asked after it failed most of the time
   */
  Calls(String name, Duration pause, Duration alone, IntFunction<String> remedy) {
    this.name = name;
    this.alone = alone;
    this.faults = new Faults(name, remedy);
    this.circuit =
        Guard.create()
            .withDescription(name)
            .withCircuitBreaker()
            .requestVolumeThreshold(MEASURED)
            .failureRatio(0.5)
            .delay(alone.toMillis(), ChronoUnit.MILLIS)
            .when(e -> e instanceof ForgeBusyException busy && !busy.limited())
            .done()
            .build();
    this.repeating =
        Guard.create()
            .withDescription(name + ", repeated")
            .withRetry()
            .maxRetries(RETRIES)
            .maxDuration(TimeUnit.MINUTES.toSeconds(5), ChronoUnit.SECONDS)
            .whenException(Calls::worthRepeating)
            .withCustomBackoff()
            .strategy(() -> new Pauses(pause))
            .done()
            .done()
            .build();
  }

  private static boolean worthRepeating(Throwable e) {
    return e instanceof ForgeBusyException busy
        && busy.wantsWait().filter(wait -> wait.compareTo(LONGEST_WAIT) > 0).isEmpty();
  }

  /** As long as the forge says, else longer each time. */
  static final class Pauses implements CustomBackoffStrategy {
    private final Duration first;
    private int repetition;

    Pauses(Duration first) {
      this.first = first;
    }

    @Override
    public long nextDelayInMillis(Throwable e) {
      Duration usual = first.multipliedBy(1L << repetition++);
      return e instanceof ForgeBusyException busy
          ? busy.wantsWait().orElse(usual).toMillis()
          : usual.toMillis();
    }
  }

  /** Reads; repeated until there is an answer. */
  public <T> T read(Supplier<T> call) {
    return repeat(() -> write(call));
  }

  /** All pages of a list. */
  public <T> List<T> all(IntFunction<RestResponse<List<T>>> pages) {
    return all(pages, page -> page);
  }

  /** All pages of a list that is in something else. */
  public <P, T> List<T> all(IntFunction<RestResponse<P>> pages, Function<P, List<T>> list) {
    List<T> all = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      int number = page;
      RestResponse<P> answer = read(() -> pages.apply(number));
      all.addAll(list.apply(answer.getEntity()));
      String links = answer.getHeaderString(HttpHeaders.LINK);
      if (links == null || !links.contains("rel=\"next\"")) {
        return all;
      }
    }
    throw new ForgeException(
        "%s has more than %d pages of a list; close or delete what is old there"
            .formatted(name, MOST_PAGES));
  }

  /** Changes something, once: whoever repeats it must first look whether it was done. */
  @SuppressWarnings("unchecked")
  public <T> T write(Supplier<T> call) {
    try {
      return (T) circuit.get(() -> once(call), Object.class);
    } catch (CircuitBreakerOpenException e) {
      throw new ForgeBusyException(
          "%s has failed most of the time and is left alone for %d s; then it is asked again"
              .formatted(name, alone.toSeconds()),
          Optional.empty(),
          true);
    }
  }

  private <T> T once(Supplier<T> call) {
    try {
      return call.get();
    } catch (WebApplicationException e) {
      throw faults.of(e.getResponse());
    } catch (ProcessingException e) {
      throw faults.of(e);
    }
  }

  /** Does something as a whole until the forge answers; it must find what it has done before. */
  @SuppressWarnings("unchecked")
  public <T> T repeat(Supplier<T> work) {
    return (T) repeating.get(work::get, Object.class);
  }
}
