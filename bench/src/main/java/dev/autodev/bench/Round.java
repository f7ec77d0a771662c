package dev.autodev.bench;

import dev.autodev.bench.report.Measure;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Something that is done once on a clean plane.
 *
 * @param warmUp its figures are forgotten
 */
record Round(boolean warmUp, Supplier<Measure> work) {
  /** Measured only after a round of the same was done. */
  static Stream<Round> warmed(Supplier<Measure> work) {
    return Stream.of(new Round(true, work), new Round(false, work));
  }

  Measure run() {
    return work.get();
  }
}
