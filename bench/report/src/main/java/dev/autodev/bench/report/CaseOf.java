package dev.autodev.bench.report;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One case at one concurrency, over all repetitions, in each of which its rounds' median counts.
 */
record CaseOf(String name, int conc) {
  static CaseOf of(Measure measure) {
    return new CaseOf(measure.subject().name(), measure.subject().conc());
  }

  private @Nullable Double in(
      Repetition repetition, String peer, Function<Measure, @Nullable Double> figure) {
    var rounds =
        Median.of(
            repetition.measures().stream()
                .filter(m -> m.subject().peer().equals(peer) && of(m).equals(this))
                .map(figure)
                .filter(Objects::nonNull)
                .toList());
    return rounds == null ? null : rounds.middle();
  }

  @Nullable Median median(
      List<Repetition> repetitions, String peer, Function<Measure, @Nullable Double> figure) {
    return Median.of(
        repetitions.stream()
            .map(repetition -> in(repetition, peer, figure))
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
            .map(repetition -> ratio(in(repetition, ours, figure), in(repetition, peer, figure)))
            .filter(Objects::nonNull)
            .toList());
  }

  private static @Nullable Double ratio(@Nullable Double ours, @Nullable Double theirs) {
    return ours == null || theirs == null || theirs == 0 ? null : ours / theirs;
  }
}
