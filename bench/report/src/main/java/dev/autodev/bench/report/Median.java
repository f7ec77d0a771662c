package dev.autodev.bench.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The middle of what was seen, with its range. */
record Median(double middle, double least, double most) {
  static @Nullable Median of(List<Double> values) {
    if (values.isEmpty()) {
      return null;
    }
    var sorted = values.stream().sorted().toList();
    var upper = sorted.get(sorted.size() / 2);
    var lower = sorted.get((sorted.size() - 1) / 2);
    return new Median((lower + upper) / 2, sorted.getFirst(), sorted.getLast());
  }

  String withRange() {
    return String.format(Locale.ROOT, "%.2f [%.2f-%.2f]", middle, least, most);
  }
}
