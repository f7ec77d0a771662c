package dev.autodev.sessions;

import java.time.Duration;

/**
 * What a session may use before it is stopped.
 *
 * @param total wall-clock time of the whole session
 * @param silence longest time to wait for one answer of the model
 * @param maxTurns most answers of the model
 * @param maxTokens most tokens, input, output and written to the cache together; tokens read from
 *     the cache do not count
 */
public record SessionLimits(Duration total, Duration silence, int maxTurns, long maxTokens) {
  public SessionLimits {
    Checks.that(total.isPositive(), "limit total is not positive");
    Checks.that(silence.isPositive(), "limit silence is not positive");
    Checks.that(maxTurns > 0, "limit maxTurns is not positive");
    Checks.that(maxTokens > 0, "limit maxTokens is not positive");
  }
}
