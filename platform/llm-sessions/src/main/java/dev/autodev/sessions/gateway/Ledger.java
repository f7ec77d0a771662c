package dev.autodev.sessions.gateway;

import dev.autodev.model.Usage;
import dev.autodev.model.budget.BudgetScope;
import dev.autodev.sessions.SessionLimits;
import dev.autodev.sessions.budget.Breach;
import dev.autodev.sessions.budget.CallEstimate;
import dev.autodev.sessions.budget.Decision;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One session's budget of tokens and money: what is used, what is held back for calls on their way,
 * and what stopped it; tokens read from the cache do not count.
 */
public final class Ledger {
  private static final double WARN_AT = 0.8;

  private final BudgetScope scope;
  private final long maxTokens;
  private final Optional<BigDecimal> maxCost;
  private Usage usage = Usage.NONE;
  private long held;
  private BigDecimal heldCost = BigDecimal.ZERO;
  private boolean warned;
  private Optional<Decision.Denied> denial = Optional.empty();

  Ledger(BudgetScope scope, SessionLimits limits) {
    this.scope = scope;
    this.maxTokens = limits.maxTokens();
    this.maxCost = limits.maxCostUsd();
  }

  /** All calls together. */
  public synchronized Usage usage() {
    return usage;
  }

  /** What stopped a call, and so its session, if something did. */
  public synchronized Optional<Decision.Denied> denial() {
    return denial;
  }

  /** Holds back a call's worst case; says which budget does not allow it, and remembers that. */
  synchronized Optional<Decision.Denied> hold(CallEstimate worst) {
    if (spent() + held + worst.tokens() > maxTokens) {
      String onTheirWay = held == 0 ? "" : " and " + held + " held back for calls on their way";
      return full(
          "session tokens: %d used%s of %d allowed; the next call may use %d"
              .formatted(spent(), onTheirWay, maxTokens, worst.tokens()));
    }
    if (maxCost.isPresent() && costs(worst).compareTo(maxCost.get()) > 0) {
      return full(
          "session money: %s USD used of %s allowed; with the next call it may be %s"
              .formatted(usage.costUsd(), maxCost.get(), costs(worst)));
    }
    held += worst.tokens();
    heldCost = heldCost.add(worst.costUsd());
    return Optional.empty();
  }

  /** Gives back what was held for a call that does not go out. */
  synchronized void release(CallEstimate worst) {
    held -= worst.tokens();
    heldCost = heldCost.subtract(worst.costUsd());
  }

  /** Puts what a call used in the place of what was held for it; warns once, near the end. */
  synchronized Optional<String> settle(CallEstimate worst, Usage used) {
    release(worst);
    usage = usage.plus(used);
    if (warned || spent() < maxTokens * WARN_AT) {
      return Optional.empty();
    }
    warned = true;
    return Optional.of("session tokens: %d used of %d allowed".formatted(spent(), maxTokens));
  }

  /** Remembers what stopped a call. */
  synchronized void deny(Decision.Denied denied) {
    denial = Optional.of(denied);
  }

  private Optional<Decision.Denied> full(String words) {
    deny(new Decision.Refused(new Breach(scope, words)));
    return denial;
  }

  private BigDecimal costs(CallEstimate next) {
    return usage.costUsd().add(heldCost).add(next.costUsd());
  }

  private long spent() {
    return usage.inputTokens() + usage.outputTokens() + usage.cacheWriteTokens();
  }
}
