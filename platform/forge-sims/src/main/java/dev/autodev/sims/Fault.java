package dev.autodev.sims;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * A request that goes wrong on purpose.
 *
 * @param to the requests it happens to
 * @param answer what is answered instead; empty: the request is done, then the connection is cut
 */
public record Fault(Predicate<Request> to, Optional<Answer> answer) {
  /** Answers something else and does nothing. */
  public static Fault answering(Predicate<Request> to, Answer answer) {
    return new Fault(to, Optional.of(answer));
  }

  /** Does what was asked and never says so. */
  public static Fault cut(Predicate<Request> to) {
    return new Fault(to, Optional.empty());
  }
}
