package dev.autodev.bench;

import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.Sizes;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Something that is done once on a clean plane.
 *
 * @param warmUp its figures are forgotten
 */
record Round(boolean warmUp, Supplier<Measure> work) {
  /** Measured only after rounds of the same were done. */
  static Stream<Round> warmed(Sizes sizes, Supplier<Measure> work) {
    return Stream.concat(
        Stream.generate(() -> new Round(true, work)).limit(sizes.warmUps()),
        Stream.generate(() -> new Round(false, work)).limit(sizes.rounds()));
  }

  Measure run() {
    return work.get();
  }
}
