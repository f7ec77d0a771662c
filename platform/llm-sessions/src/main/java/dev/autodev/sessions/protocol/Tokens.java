package dev.autodev.sessions.protocol;

/**
 * Tokens as a provider counts them, each in one place only.
 *
 * @param input read anew
 * @param output written
 * @param cacheRead read from the provider's cache
 * @param cacheWrite read anew and written to that cache
 */
public record Tokens(long input, long output, long cacheRead, long cacheWrite) {
  /** None at all. */
  public static final Tokens NONE = new Tokens(0, 0, 0, 0);

  /** A provider's mistake must not give budget back. */
  public Tokens {
    input = Math.max(0, input);
    output = Math.max(0, output);
    cacheRead = Math.max(0, cacheRead);
    cacheWrite = Math.max(0, cacheWrite);
  }

  /** The same with another output. */
  public Tokens withOutput(long other) {
    return new Tokens(input, other, cacheRead, cacheWrite);
  }
}
