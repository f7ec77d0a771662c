package dev.autodev.dashboard.page.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Bars side by side.
 *
 * @param bars from left to right
 * @param top what the highest stands for, in words
 * @param width of the picture
 * @param level what they are held against; absent: nothing
 */
public record Bars(List<Bar> bars, String top, int width, Optional<Level> level) {
  static final int HEIGHT = 60;
  private static final int WIDTH = 600;

  /** Copies. */
  public Bars {
    bars = List.copyOf(bars);
  }

  /**
   * A number to be drawn.
   *
   * @param label below it, may be empty
   * @param words what it says when pointed at
   * @param bad how much of it went wrong
   */
  public record Value(String label, double amount, double bad, String words) {
    /** All of it went wrong. */
    Value bad(String why) {
      return new Value(label, amount, amount, words + ", more than the " + why);
    }
  }

  /**
   * A bar.
   *
   * @param badHeight of its lower part, which went wrong
   */
  public record Bar(
      String x, String width, String height, String badHeight, String label, String words) {
    /** Where it begins, from above. */
    public String y() {
      return number(HEIGHT - Double.parseDouble(height));
    }

    /** Where its label stands. */
    public String middle() {
      return number(Double.parseDouble(x) + Double.parseDouble(width) / 2);
    }

    /** Where its lower part begins. */
    public String badY() {
      return number(HEIGHT - Double.parseDouble(badHeight));
    }
  }

  /**
   * A line across all bars.
   *
   * @param y from above
   */
  public record Level(String y, String words) {}

  /** The highest value fills the height. */
  public static Bars of(List<Value> values, String top) {
    return of(values, top, most(values), Optional.empty());
  }

  /** Held against a level, which fills the height with them; what is above it went wrong. */
  public static Bars against(List<Value> values, double level, String words) {
    double most = Math.max(level, most(values));
    // At the very top half of the line would be cut off.
    Level line = new Level(number(Math.max(0.5, HEIGHT - height(level, most))), words);
    return of(
        values.stream().map(value -> value.amount() > level ? value.bad(words) : value).toList(),
        "",
        most,
        Optional.of(line));
  }

  private static double most(List<Value> values) {
    return values.stream().mapToDouble(Value::amount).max().orElse(0);
  }

  private static Bars of(List<Value> values, String top, double most, Optional<Level> level) {
    double step = (double) WIDTH / Math.max(1, values.size());
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      bars.add(
          new Bar(
              number(i * step + step * 0.1),
              number(step * 0.8),
              number(height(value.amount(), most)),
              number(height(value.bad(), most)),
              value.label(),
              value.words()));
    }
    return new Bars(bars, top, WIDTH, level);
  }

  /** Whether there is anything to see. */
  public boolean isEmpty() {
    return bars.stream().allMatch(bar -> bar.height().equals("0.0"));
  }

  private static double height(double amount, double most) {
    return most <= 0 || amount <= 0 ? 0 : Math.max(1.5, HEIGHT * amount / most);
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
