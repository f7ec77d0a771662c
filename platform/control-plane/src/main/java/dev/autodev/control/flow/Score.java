package dev.autodev.control.flow;

import dev.autodev.control.ControlPlaneConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is next. Age grows at the same rate for all tasks, so it is folded into a key that does not
 * change with time: static score minus age weight times creation time; the highest comes first.
 */
@ApplicationScoped
public class Score {
  private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();
  private static final int MANY_DEPENDENTS = 10;

  /** How near a due date is, from 0 (far, or none) to {@value}: overdue. */
  static final int OVERDUE = 4;

  @Inject ControlPlaneConfig config;

  /** The key of a task; see the class. */
  public double key(int priority, int importance, int dependents, int dueLevel, Instant createdAt) {
    ControlPlaneConfig.Weights weights = config.weights();
    double created = createdAt.getEpochSecond() + createdAt.getNano() / 1e9;
    return weights.dueDate() * dueLevel / OVERDUE
        + weights.dependencies() * Math.min(dependents, MANY_DEPENDENTS) / MANY_DEPENDENTS
        + weights.userPriority() * priority / 10
        + weights.projectImportance() * importance / 10
        - weights.age() * created / SECONDS_PER_DAY;
  }

  /** What one level of nearness adds to the key. */
  public double dueStep() {
    return config.weights().dueDate() / OVERDUE;
  }

  /**
   * The level of a due date: 0 beyond a week, 1 beyond three days, 2 beyond one, 3 before it, 4.
   */
  public static int dueLevel(@Nullable Instant dueAt, Instant now) {
    if (dueAt == null) {
      return 0;
    }
    Duration left = Duration.between(now, dueAt);
    if (left.isNegative()) {
      return OVERDUE;
    }
    return left.toDays() >= 7 ? 0 : left.toDays() >= 3 ? 1 : left.toDays() >= 1 ? 2 : 3;
  }
}
