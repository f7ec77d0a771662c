package dev.autodev.sessions;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What a session may use before it is stopped.
 *
 * @param total wall-clock time of the whole session
 * @param silence longest time to wait for one answer of the model
 * @param maxTurns most answers of the model
 * @param maxTokens most tokens, input, output and written to the cache together; tokens read from
 *     the cache do not count
 * @param maxCostUsd most US dollars, if those are bounded for a session
 */
public record SessionLimits(
    Duration total,
    Duration silence,
    int maxTurns,
    long maxTokens,
    Optional<BigDecimal> maxCostUsd) {
  public SessionLimits {
    Checks.that(total.isPositive(), "limit total is not positive");
    Checks.that(silence.isPositive(), "limit silence is not positive");
    Checks.that(maxTurns > 0, "limit maxTurns is not positive");
    Checks.that(maxTokens > 0, "limit maxTokens is not positive");
    Checks.that(
        maxCostUsd.map(cost -> cost.signum() > 0).orElse(true), "limit maxCostUsd is not positive");
  }

  /** Without a bound of money. */
  public SessionLimits(Duration total, Duration silence, int maxTurns, long maxTokens) {
    this(total, silence, maxTurns, maxTokens, Optional.empty());
  }

  /** The same with these bounds of tokens and money. */
  public SessionLimits with(long tokens, Optional<BigDecimal> costUsd) {
    return new SessionLimits(total, silence, maxTurns, tokens, costUsd);
  }
}
