package dev.autodev.bench.report;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A figure of the table: its heading, where it comes from, its digits after the point. */
record Column(String heading, Function<Measure, @Nullable Double> figure, int digits) {
  String cell(@Nullable Median median) {
    return median == null ? "-" : number(median.middle());
  }

  private String number(double value) {
    return ("%,." + digits + "f").formatted(value);
  }
}
