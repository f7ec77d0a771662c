package dev.autodev.bench.report;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is filed over HTTP beside what the machine can do at all. */
record Limits(List<Repetition> repetitions) {
  private static final String OURS = "rest-filed";
  private static final List<String> MACHINE =
      List.of("pg-commits", "pg-commits-jdbc", "post-nothing");

  /** One for each limit that was measured. */
  Stream<String> lines() {
    return MACHINE.stream().map(this::line).filter(Objects::nonNull);
  }

  private @Nullable String line(String limit) {
    var ratio =
        Median.of(
            repetitions.stream()
                .map(repetition -> ratio(repetition, limit))
                .filter(Objects::nonNull)
                .toList());
    return ratio == null ? null : "%s, filed/s: %s of %s".formatted(OURS, ratio.withRange(), limit);
  }

  private static @Nullable Double ratio(Repetition repetition, String limit) {
    var filed = only(repetition, Table.OURS, OURS, Figures::enqueued);
    var most = only(repetition, "machine", limit, Figures::rate);
    return filed == null || most == null || most == 0 ? null : filed / most;
  }

  private static @Nullable Double only(
      Repetition repetition, String peer, String name, Function<Measure, @Nullable Double> figure) {
    return repetition.measures().stream()
        .filter(measure -> measure.subject().peer().equals(peer))
        .filter(measure -> measure.subject().name().equals(name))
        .map(figure)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
