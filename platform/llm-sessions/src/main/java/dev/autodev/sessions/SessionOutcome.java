package dev.autodev.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.Usage;
import dev.autodev.sessions.budget.Breach;
import dev.autodev.sessions.budget.Decision;
import java.time.Instant;
import java.util.Optional;

/** How a session ended; what it claims is still to be checked by the runtime. */
public sealed interface SessionOutcome {
  /** What the whole session used, as the gateway counted it. */
  Usage usage();

  /** The model came to its end; the result is there, and fits the schema, if one was asked for. */
  record Completed(String text, Optional<JsonNode> result, Usage usage, int turns)
      implements SessionOutcome {}

  /** It did not get there; {@code retryable} says whether the same again may succeed. */
  record Failed(String reason, Usage usage, boolean retryable) implements SessionOutcome {}

  /** The calling thread was interrupted; everything the session started has ended. */
  record Interrupted(Usage usage) implements SessionOutcome {}

  /** The provider refuses calls until the given time. */
  record RateLimited(Instant resetsAt, Usage usage) implements SessionOutcome {}

  /** No call of a model goes out for now; the same goes on at the given time. */
  record Postponed(String reason, Instant until, Usage usage) implements SessionOutcome {}

  /** A budget was used up; going on needs a person to extend it, never a retry. */
  record BudgetExceeded(Breach breach, Usage usage) implements SessionOutcome {}

  /** The provider does not accept the credentials or the account; needs a person. */
  record Unauthorized(String reason, Usage usage) implements SessionOutcome {}

  /** The end of a session of which a call was denied. */
  static SessionOutcome denied(Decision.Denied denied, Usage usage) {
    return switch (denied) {
      case Decision.Refused refused -> new BudgetExceeded(refused.breach(), usage);
      case Decision.Postponed postponed ->
          new Postponed(postponed.words(), postponed.until(), usage);
    };
  }
}
