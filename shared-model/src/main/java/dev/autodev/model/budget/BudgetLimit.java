package dev.autodev.model.budget;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much a scope may use; 0 means no limit.
 *
 * @param tokens those read from a provider's cache do not count
 * @param microUsd millionths of a US dollar
 */
public record BudgetLimit(long tokens, long microUsd) {
  private static final int MICRO_DIGITS = 6;

  /** Neither tokens nor money are limited. */
  public static final BudgetLimit NONE = new BudgetLimit(0, 0);

  public BudgetLimit {
    if (tokens < 0 || microUsd < 0) {
      throw new InvalidModelException("a budget cannot be negative; 0 means no limit");
    }
  }

  /** Of so many US dollars, beside the tokens. */
  public static BudgetLimit of(long tokens, BigDecimal usd) {
    return new BudgetLimit(tokens, micros(usd));
  }

  /** Whether there is a limit at all. */
  public boolean limits() {
    return tokens > 0 || microUsd > 0;
  }

  /** With more of what is limited; what has no limit still has none. */
  public BudgetLimit plus(BudgetLimit more) {
    return new BudgetLimit(
        tokens == 0 ? 0 : tokens + more.tokens, microUsd == 0 ? 0 : microUsd + more.microUsd);
  }

  /** US dollars. */
  public BigDecimal usd() {
    return BigDecimal.valueOf(microUsd, MICRO_DIGITS);
  }

  /** The tokens of a usage that count. */
  public static long counted(Usage usage) {
    return usage.inputTokens() + usage.outputTokens() + usage.cacheWriteTokens();
  }

  /** Millionths, rounded up: a budget errs on the dear side. */
  public static long micros(BigDecimal usd) {
    return usd.movePointRight(MICRO_DIGITS).setScale(0, RoundingMode.CEILING).longValueExact();
  }

  /** For people, such as {@code 200,000 tokens and 5.00 USD}. */
  public String words() {
    String inTokens = "%,d tokens".formatted(tokens);
    String inUsd = "%s USD".formatted(usd().setScale(2, RoundingMode.CEILING));
    if (tokens > 0 && microUsd > 0) {
      return inTokens + " and " + inUsd;
    }
    return microUsd > 0 ? inUsd : inTokens;
  }
}
