package dev.autodev.asana.priority;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of a task. All factors but age lie between 0 and 1; age is 1 after 30 days and
 * grows on.
 *
 * @param due end of the day it is due, or the instant
 * @param waiting tasks that wait for it, subtasks included
 * @param userPriority such as {@code High}; a number from 0 to 10 counts too
 * @param projectImportance likewise
 */
public record Factors(
    Optional<Instant> due,
    int waiting,
    Optional<String> userPriority,
    Optional<String> projectImportance,
    Instant createdAt) {
  private static final double MANY = 10;
  private static final double USUAL = 0.5;
  private static final double DAYS = 30;

  /** The higher the sooner. */
  public double score(Weights weights, Instant now) {
    return weights.dueDate() * due.map(at -> urgency(Duration.between(now, at))).orElse(0.0)
        + weights.dependency() * Math.min(waiting, MANY) / MANY
        + weights.userPriority() * level(userPriority)
        + weights.projectImportance() * level(projectImportance)
        + weights.age() * age(now);
  }

  private static double urgency(Duration left) {
    if (left.isNegative()) {
      return 1;
    }
    long days = left.toDays();
    return days < 1 ? 0.8 : days < 3 ? 0.6 : days < 7 ? 0.4 : days < DAYS ? 0.2 : 0;
  }

  private static double level(Optional<String> word) {
    return word.map(text -> of(text.strip().toLowerCase(Locale.ROOT))).orElse(USUAL);
  }

  private static double of(String word) {
    if (word.matches("\\d{1,2}(\\.\\d{1,6})?")) {
      return Math.min(Double.parseDouble(word), MANY) / MANY;
    }
    return switch (word) {
      case "critical", "urgent", "highest" -> 1;
      case "high" -> 0.8;
      case "low" -> 0.2;
      case "lowest" -> 0;
      default -> USUAL;
    };
  }

  private double age(Instant now) {
    return Math.max(0, Duration.between(createdAt, now).toSeconds() / 86_400.0 / DAYS);
  }
}
