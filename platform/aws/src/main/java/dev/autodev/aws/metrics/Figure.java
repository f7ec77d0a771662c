package dev.autodev.aws.metrics;

import java.util.Optional;

/**
 * One value now.
 *
 * @param name as the alarms of {@code terraform/} have it
 * @param role of a figure of one role
 */
public record Figure(String name, Optional<String> role, double value, Unit unit) {
  /** What is counted. */
  public enum Unit {
    /** Things. */
    COUNT,
    /** Time. */
    SECONDS
  }

  /** Of one role. */
  public static Figure of(String name, String role, long value) {
    return new Figure(name, Optional.of(role), value, Unit.COUNT);
  }

  /** Of the whole swarm. */
  public static Figure of(String name, long value) {
    return new Figure(name, Optional.empty(), value, Unit.COUNT);
  }

  /** An age of something in the whole swarm. */
  public static Figure seconds(String name, long value) {
    return new Figure(name, Optional.empty(), value, Unit.SECONDS);
  }
}
