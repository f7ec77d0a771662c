package dev.autodev.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Medians of all repetitions, and ours against each peer inside each repetition. */
public final class Table {
  static final String OURS = "auto-dev";
  private static final List<Column> COLUMNS =
      List.of(
          new Column("done/s", Figures::rate, 0),
          new Column("filed/s", Figures::enqueued, 0),
          new Column("start p50 ms", Figures::startP50, 2),
          new Column("p99", Figures::startP99, 2),
          new Column("done p50 ms", Figures::doneP50, 1),
          new Column("p95", Figures::doneP95, 1),
          new Column("CPU us", Figures::cpuMicros, 0),
          new Column("servers' us", Figures::serverCpuMicros, 0),
          new Column("RSS MB", Figures::rss, 0),
          new Column("B/job", Figures::bytesPerJob, 0));

  private final List<Repetition> repetitions;

  public Table(List<Repetition> repetitions) {
    this.repetitions = List.copyOf(repetitions);
  }

  /** Lines of text, the columns aligned; below them what is compared with the machine. */
  public List<String> lines() {
    var rows = new ArrayList<List<String>>();
    rows.add(heading());
    for (var each : cases()) {
      for (var peer : peers(each)) {
        rows.add(row(each, peer));
      }
    }
    return Stream.concat(Aligned.lines(rows).stream(), new Limits(repetitions).lines()).toList();
  }

  private static List<String> heading() {
    var cells = new ArrayList<>(List.of("case", "conc", "peer"));
    COLUMNS.forEach(column -> cells.add(column.heading()));
    cells.add("ours/peer: done/s");
    cells.add("latency");
    cells.add("CPU of all");
    return cells;
  }

  private List<String> row(CaseOf each, String peer) {
    var cells = new ArrayList<>(List.of(each.name(), Integer.toString(each.conc()), peer));
    for (var column : COLUMNS) {
      cells.add(column.cell(each.median(repetitions, peer, column.figure())));
    }
    cells.add(ratio(each, peer, Figures::rate));
    cells.add(ratio(each, peer, Table::latency));
    cells.add(ratio(each, peer, Figures::allCpuMicros));
    return cells;
  }

  /** Of single jobs the start counts, of workflows the end. */
  private static @Nullable Double latency(Measure measure) {
    var start = Figures.startP50(measure);
    return start == null ? Figures.doneP95(measure) : start;
  }

  private String ratio(CaseOf each, String peer, Function<Measure, @Nullable Double> figure) {
    var ratio = peer.equals(OURS) ? null : each.ratio(repetitions, OURS, peer, figure);
    return ratio == null ? "-" : ratio.withRange();
  }

  private Set<CaseOf> cases() {
    var found = new LinkedHashSet<CaseOf>();
    all().forEach(measure -> found.add(CaseOf.of(measure)));
    return found;
  }

  private Set<String> peers(CaseOf each) {
    var found = new LinkedHashSet<String>();
    all().stream()
        .filter(measure -> CaseOf.of(measure).equals(each))
        .forEach(measure -> found.add(measure.subject().peer()));
    return found;
  }

  private List<Measure> all() {
    return repetitions.stream().flatMap(each -> each.measures().stream()).toList();
  }
}
