package dev.autodev.bench.report;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One case at one concurrency, over all repetitions. */
record CaseOf(String name, int conc) {
  static CaseOf of(Measure measure) {
    return new CaseOf(measure.subject().name(), measure.subject().conc());
  }

  private List<Measure> in(Repetition repetition, String peer) {
    return repetition.measures().stream()
        .filter(m -> m.subject().peer().equals(peer) && of(m).equals(this))
        .toList();
  }

  @Nullable Median median(
      List<Repetition> repetitions, String peer, Function<Measure, @Nullable Double> figure) {
    return Median.of(
        repetitions.stream()
            .flatMap(repetition -> in(repetition, peer).stream())
            .map(figure)
            .filter(Objects::nonNull)
            .toList());
  }

  /** Ours divided by the peer's, each pair from the same repetition. */
  @Nullable Median ratio(
      List<Repetition> repetitions,
      String ours,
      String peer,
      Function<Measure, @Nullable Double> figure) {
    return Median.of(
        repetitions.stream()
            .map(repetition -> ratio(in(repetition, ours), in(repetition, peer), figure))
            .filter(Objects::nonNull)
            .toList());
  }

  private static @Nullable Double ratio(
      List<Measure> ours, List<Measure> theirs, Function<Measure, @Nullable Double> figure) {
    if (ours.isEmpty() || theirs.isEmpty()) {
      return null;
    }
    var mine = figure.apply(ours.getFirst());
    var other = figure.apply(theirs.getFirst());
    return mine == null || other == null || other == 0 ? null : mine / other;
  }
}
