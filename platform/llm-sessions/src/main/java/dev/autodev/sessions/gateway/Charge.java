package dev.autodev.sessions.gateway;

import dev.autodev.model.Usage;
import dev.autodev.sessions.budget.CallEstimate;
import dev.autodev.sessions.gateway.heard.Overheard;
import dev.autodev.sessions.protocol.Tokens;
import java.util.Optional;

/**
 * What a call is charged with.
 *
 * @param known whether the provider said so; else it is the worst that may have been
 */
record Charge(Usage usage, boolean known) {
  /** For a call that no provider worked on. */
  static final Charge NOTHING = new Charge(Usage.NONE, true);

  /** For a call that was sent and of which nothing came back. */
  static Charge unknown(CallEstimate worst) {
    return new Charge(worst.asUsage(), false);
  }

  /** For a call of which this was heard. */
  static Charge of(Overheard heard, CallEstimate worst, Prices prices) {
    String model = heard.model().orElse(worst.model());
    Optional<Tokens> used = heard.used();
    if (used.isPresent()) {
      return new Charge(prices.of(model, used.get()), true);
    }
    if (heard.isUncharged()) {
      return NOTHING;
    }
    return heard
        .usedAtStart()
        .map(start -> prices.of(model, start.withOutput(worst.outputTokens())))
        .map(usage -> new Charge(usage, false))
        .orElseGet(() -> unknown(worst));
  }
}
