package dev.autodev.dashboard;

import dev.autodev.control.ControlPlaneException;
import java.util.Optional;

/** The size of a page as a query parameter. */
public final class Limit {
  private static final int USUAL = 100;
  private static final int MOST = 500;

  private Limit() {}

  /** Absent: 100; refuses what is no number from 1 to 500. */
  public static int of(Optional<String> text) {
    return text.filter(given -> !given.isBlank()).map(Limit::number).orElse(USUAL);
  }

  private static int number(String text) {
    if (text.matches("[0-9]{1,3}")) {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= MOST) {
        return number;
      }
    }
    throw new ControlPlaneException.Invalid(
        "limit",
        "limit is '%s'; give a whole number from 1 to %d, or leave it out for %d"
            .formatted(text, MOST, USUAL));
  }
}
