package dev.autodev.dashboard.page.chart;

import java.math.BigDecimal;

/**
 * How much of something is used.
 *
 * @param percent from 0 to 100
 * @param tone how it looks: plain, warn from 80 %, bad when it is full
 */
public record Meter(int percent, String tone) {
  /** Of whole things; nothing of nothing is empty. */
  public static Meter of(long used, long most) {
    return at(most <= 0 ? 0 : 100.0 * used / most);
  }

  /** Of money. */
  public static Meter of(BigDecimal used, BigDecimal most) {
    return at(most.signum() <= 0 ? 0 : 100 * used.doubleValue() / most.doubleValue());
  }

  private static Meter at(double percent) {
    int whole = (int) Math.clamp(Math.round(percent), 0, 100);
    return new Meter(whole, whole >= 100 ? "bad" : whole >= 80 ? "warn" : "plain");
  }
}
