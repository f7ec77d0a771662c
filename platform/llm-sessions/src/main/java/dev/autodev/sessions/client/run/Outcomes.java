package dev.autodev.sessions.client.run;

import dev.autodev.model.Usage;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.budget.Decision;
import dev.autodev.sessions.client.Verdict;
import dev.autodev.sessions.gateway.RedactedJson;
import dev.autodev.sessions.gateway.SessionGrant;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Says how a session ended in the words of the port, with what the gateway knows better. */
final class Outcomes {
  private final SessionGrant grant;
  private final NotedLimits noted;
  private final Duration backOff;
  private final Clock clock;

  Outcomes(SessionGrant grant, NotedLimits noted, Duration backOff, Clock clock) {
    this.grant = grant;
    this.noted = noted;
    this.backOff = backOff;
    this.clock = clock;
  }

  SessionOutcome of(Verdict verdict, int turns) {
    Usage used = grant.ledger().usage();
    Optional<Decision.Denied> denied = grant.ledger().denial();
    return switch (verdict) {
      case Verdict.Done done ->
          new SessionOutcome.Completed(
              redacted(done.text()),
              done.result().map(result -> RedactedJson.of(result, grant.redactor())),
              used,
              turns);
      case Verdict stopped when denied.isPresent() -> SessionOutcome.denied(denied.get(), used);
      case Verdict.Limited limited ->
          new SessionOutcome.RateLimited(
              noted
                  .told()
                  .or(limited::resetsAt)
                  .or(noted::resetsAt)
                  .orElseGet(() -> clock.instant().plus(backOff)),
              used);
      case Verdict.Refused refused ->
          new SessionOutcome.Unauthorized(redacted(refused.reason()), used);
      case Verdict.Broken broken ->
          new SessionOutcome.Failed(redacted(broken.reason()), used, broken.retryable());
    };
  }

  private String redacted(String text) {
    return grant.redactor().redact(text);
  }
}
