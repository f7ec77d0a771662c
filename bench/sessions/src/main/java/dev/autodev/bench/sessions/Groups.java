package dev.autodev.bench.sessions;

import dev.autodev.bench.report.SessionsMeasure;
import dev.autodev.bench.report.Spread;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Groups of the same kind, as one measurement. */
record Groups(List<Group> groups) {
  /**
   * Of all their sessions.
   *
   * @param atOnce sessions that ran at the same time, those of other clients included
   */
  SessionsMeasure measure(String words, int atOnce) {
    List<Played> all = all().toList();
    return new SessionsMeasure(
        words,
        atOnce,
        all.size(),
        Spread.ofNanos(all.stream().map(Played::wholeNanos).toList()),
        Spread.ofNanos(all.stream().map(Played::startNanos).toList()),
        atOnce == 1 ? null : hundredths(worstRatio()),
        peak());
  }

  private double worstRatio() {
    return groups.stream().mapToDouble(Group::slowestToFastest).max().orElseThrow();
  }

  /** The median: a process seen between its fork and its program counts as its parent again. */
  private @Nullable Double peak() {
    List<Double> peaks =
        all()
            .map(Played::peak)
            .filter(OptionalDouble::isPresent)
            .map(OptionalDouble::getAsDouble)
            .sorted()
            .toList();
    return peaks.isEmpty() ? null : (Double) (double) Math.round(peaks.get(peaks.size() / 2));
  }

  private Stream<Played> all() {
    return groups.stream().flatMap(group -> group.sessions().stream());
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
