package dev.autodev.agent.budget;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a call waits for room in the budgets, and how long it may hold some. */
@ConfigMapping(prefix = "swarm.agent.budgets")
public interface BudgetWaits {
  /**
   * Longest wait for budgets that are not open or cannot be asked, or whose rest is held for calls
   * under way.
   */
  @WithDefault("30s")
  Duration patience();

  /** Between two questions while a call waits. */
  @WithDefault("250ms")
  Duration every();

  /** How long a task then waits in the queue, uncounted, whose call nobody could let out. */
  @WithDefault("30s")
  Duration postponed();

  /** After which a call that was never settled counts with its worst case; longer than any call. */
  @WithDefault("30m")
  Duration hold();
}
