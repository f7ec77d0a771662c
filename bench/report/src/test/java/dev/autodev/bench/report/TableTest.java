package dev.autodev.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableTest {
  private final List<Repetition> repetitions = recorded("rep-1", "rep-2", "rep-3");
  private final List<String> lines = new Table(repetitions).lines();

  @Test
  void showsTheMedianOfTheRepetitions() {
    assertThat(row("burst", "auto-dev")).contains(" 6,000 ", " 7,000 ");
    assertThat(row("burst", "db-scheduler")).contains(" 4,000 ", " 4,500 ");
  }

  @Test
  void takesRatiosInsideEachRepetitionNotOfTheMedians() {
    // 8000/4000, 2000/500, 6000/4800; of the medians it would be 1.50
    assertThat(row("burst", "db-scheduler")).contains("2.00 [1.25-4.00]");
  }

  @Test
  void ofTheRoundsInARepetitionTheMedianCounts() {
    var repetition =
        new Repetition(
            List.of(
                round("auto-dev", 100),
                round("auto-dev", 900),
                round("auto-dev", 400),
                round("bullmq", 200),
                round("bullmq", 800),
                round("bullmq", 160)));
    var table = new Table(List.of(repetition)).lines();
    assertThat(table).hasSize(3);
    assertThat(table.get(1)).contains(" 400 ");
    assertThat(table.get(2)).contains(" 200 ", "2.00 [2.00-2.00]");
  }

  private static Measure round(String peer, int perSecond) {
    return new Measure(
        new Subject(peer, "flow", 500, 50),
        Rates.ofWorkflows(perSecond, 9, 1_000_000_000L),
        Latencies.none(),
        Cost.none());
  }

  @Test
  void hasNoRatioOfOurselvesAndNoneWhereThePeerIsMissing() {
    assertThat(row("burst", "auto-dev")).doesNotContain("[");
    assertThat(row("flow", "db-scheduler")).contains("2.50 [2.50-2.50]", "0.25 [0.25-0.25]");
  }

  @Test
  void comparesTheStartOfSingleJobs() {
    assertThat(row("lat", "db-scheduler")).contains("1.25 [1.25-1.25]");
  }

  @Test
  void showsTheMachineBesideUs() {
    assertThat(row("xadd-fsync", "machine")).contains("54,600");
  }

  @Test
  void comparesTheProcessorTimeOfAllThatWorked() {
    // (1.5 + 0.5) / (1.57 + 2.09), (1.6 + 0.6) / (1.6 + 2.1), (1.5 + 0.5) / (1.5 + 2.0)
    assertThat(row("burst", "auto-dev")).contains(" 150 ", " 50 ");
    assertThat(row("burst", "db-scheduler")).endsWith("0.57 [0.55-0.59]");
  }

  @Test
  void columnsStandUnderEachOther() {
    var column = lines.getFirst().indexOf("peer");
    assertThat(lines.stream().skip(1))
        .allSatisfy(line -> assertThat(line.substring(column)).matches("(auto|db-|mach).*"));
  }

  private String row(String name, String peer) {
    return lines.stream()
        .filter(line -> line.startsWith(name + " ") && line.contains(peer))
        .findFirst()
        .orElseThrow();
  }

  private static List<Repetition> recorded(String... names) {
    return Stream.of(names).map(TableTest::read).toList();
  }

  private static Repetition read(String name) {
    try {
      var file = TableTest.class.getResource(name + ".jsonl").toURI();
      return Repetition.read(Path.of(file));
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(name, e);
    }
  }
}
