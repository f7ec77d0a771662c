package dev.autodev.dashboard.page.product;

import dev.autodev.control.view.GateView;
import dev.autodev.dashboard.page.chart.Meter;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How a proposal is rated, by criterion.
 *
 * @param average of all, such as 6.5; empty: it is not rated
 */
public record Ratings(List<Line> lines, String average) {
  private static final int BEST = 10;

  /** Copies. */
  public Ratings {
    lines = List.copyOf(lines);
  }

  /** A criterion, from 1 (poor) to 10. */
  public record Line(String criterion, int score, Meter meter) {}

  /** Those of a gate. */
  public static Ratings of(GateView gate) {
    Map<String, Integer> ratings = gate.subject().ratings();
    OptionalDouble average = ratings.values().stream().mapToInt(Integer::intValue).average();
    return new Ratings(
        ratings.entrySet().stream()
            .map(one -> new Line(one.getKey(), one.getValue(), meter(one.getValue())))
            .toList(),
        average.isEmpty() ? "" : "%.1f".formatted(average.getAsDouble()));
  }

  /** A high score is no warning. */
  private static Meter meter(int score) {
    return new Meter(Meter.of(score, BEST).percent(), "plain");
  }
}
