package dev.autodev.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Medians of all repetitions for each client and number at once; of what is the worst, the worst.
 */
final class SessionsTable {
  private static final List<Figure> FIGURES =
      List.of(
          new Figure("whole p50 ms", measure -> measure.whole().p50(), 0),
          new Figure("p95", measure -> measure.whole().p95(), 0),
          new Figure("max", measure -> measure.whole().max(), Median::most, 0),
          new Figure("first request p50 ms", measure -> measure.start().p50(), 0),
          new Figure("p95", measure -> measure.start().p95(), 0),
          new Figure("slowest/fastest", SessionsMeasure::slowestToFastest, Median::most, 2),
          new Figure("RSS MB", SessionsMeasure::rss, 0));

  private final Map<Row, List<SessionsMeasure>> rows = new LinkedHashMap<>();

  SessionsTable(List<SessionsMeasure> measures) {
    measures.forEach(
        measure -> rows.computeIfAbsent(Row.of(measure), row -> new ArrayList<>()).add(measure));
  }

  /** Lines of text, the columns aligned. */
  List<String> lines() {
    var cells = new ArrayList<List<String>>();
    var heading = new ArrayList<>(List.of("client", "at once", "sessions"));
    FIGURES.forEach(figure -> heading.add(figure.heading()));
    cells.add(heading);
    rows.forEach((row, measures) -> cells.add(cells(row, measures)));
    return Aligned.lines(cells);
  }

  private static List<String> cells(Row row, List<SessionsMeasure> measures) {
    var sessions = measures.stream().mapToInt(SessionsMeasure::sessions).sum();
    var cells =
        new ArrayList<>(
            List.of(row.client(), Integer.toString(row.atOnce()), Integer.toString(sessions)));
    FIGURES.forEach(figure -> cells.add(figure.cell(measures)));
    return cells;
  }

  private record Row(String client, int atOnce) {
    static Row of(SessionsMeasure measure) {
      return new Row(measure.client(), measure.atOnce());
    }
  }

  /** One figure of all repetitions. */
  private record Figure(
      String heading,
      Function<SessionsMeasure, @Nullable Double> value,
      ToDoubleFunction<Median> chosen,
      int digits) {
    Figure(String heading, Function<SessionsMeasure, @Nullable Double> value, int digits) {
      this(heading, value, Median::middle, digits);
    }

    String cell(List<SessionsMeasure> measures) {
      var median = Median.of(measures.stream().map(value).filter(Objects::nonNull).toList());
      return median == null
          ? "-"
          : String.format(Locale.ROOT, "%,." + digits + "f", chosen.applyAsDouble(median));
    }
  }
}
