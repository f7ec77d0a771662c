package dev.autodev.dashboard;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.cost.Costs;
import java.util.Optional;

/** How many days to look back as a query parameter. */
public final class Days {
  private static final int USUAL = 30;

  private Days() {}

  /** Absent: 30; refuses what is no number. */
  public static int of(Optional<String> text) {
    return text.map(String::strip)
        .filter(given -> !given.isEmpty())
        .map(Days::number)
        .orElse(USUAL);
  }

  private static int number(String text) {
    if (!text.matches("[0-9]{1,3}")) {
      throw new ControlPlaneException.Invalid(
          "days", "days is '%s'; give a number from 1 to %d".formatted(text, Costs.MOST_DAYS));
    }
    return Integer.parseInt(text);
  }
}
