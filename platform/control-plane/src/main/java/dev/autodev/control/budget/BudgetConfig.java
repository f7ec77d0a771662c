package dev.autodev.control.budget;

import dev.autodev.model.budget.BudgetLimit;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/** How much model calls may use before a person is asked; 0 means no limit. */
@ConfigMapping(prefix = "swarm.budgets")
public interface BudgetConfig {
  /** All calls of a day (UTC). */
  Amount day();

  /** A day's calls of one role, by its wire name. */
  Map<String, Amount> role();

  /** A day's calls for one repository, by its name. */
  Map<String, Amount> repository();

  /** One workflow. */
  Amount workflow();

  /** One task with all its attempts. */
  Amount task();

  /** How often the figures in Redis are compared with the record. */
  @WithDefault("1s")
  Duration every();

  /** Tokens and money. */
  interface Amount {
    /** Tokens without those read from a provider's cache. */
    @WithDefault("0")
    long tokens();

    /** US dollars by the configured prices. */
    @WithDefault("0")
    BigDecimal usd();

    /** Both. */
    default BudgetLimit limit() {
      return BudgetLimit.of(tokens(), usd());
    }
  }
}
