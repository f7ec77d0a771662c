package dev.autodev.scanners;

import dev.autodev.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One work tree looked at by each scanner in turn, until one fails: a tree that not all could look
 * at is not scanned.
 *
 * @param tools each scanner with version and what became of it
 * @param found what is left after the ignore file
 * @param suppressed how many findings the ignore file allows
 * @param failure of the scanner that failed
 */
public record TreeScan(
    List<String> tools, List<Found> found, int suppressed, Optional<String> failure) {

  /** A finding and what kind of scanner it is from. */
  public record Found(Kind kind, Finding finding) {}

  /** Copies the lists. */
  public TreeScan {
    tools = List.copyOf(tools);
    found = List.copyOf(found);
  }

  /** Has each scanner that applies look; {@code progress} hears of each beforehand. */
  public static TreeScan of(
      List<Scanner> scanners, ScanRequest request, Consumer<String> progress) {
    List<String> tools = new ArrayList<>();
    List<Found> found = new ArrayList<>();
    int suppressed = 0;
    for (Scanner scanner : scanners) {
      if (!scanner.appliesTo(request.worktree())) {
        tools.add(scanner.name() + ": not applicable");
        continue;
      }
      progress.accept("scanning with " + scanner.name());
      ScanReport report = scanner.scan(request);
      switch (report.status()) {
        case ScanStatus.Ran ran ->
            tools.add(named(report) + ": " + ran.filesLooked() + " files" + notes(report));
        case ScanStatus.NotApplicable not ->
            tools.add(named(report) + ": not applicable, " + not.why());
        case ScanStatus.Failed failed -> {
          String failure = "scanner " + named(report) + " failed: " + failed.why();
          return new TreeScan(tools, found, suppressed, Optional.of(failure));
        }
      }
      report.findings().forEach(finding -> found.add(new Found(scanner.kind(), finding)));
      suppressed += report.suppressed().size();
    }
    return new TreeScan(tools, found, suppressed, Optional.empty());
  }

  private static String named(ScanReport report) {
    return report.version().isEmpty() ? report.tool() : report.tool() + " " + report.version();
  }

  private static String notes(ScanReport report) {
    return report.notes().isEmpty() ? "" : " (" + String.join("; ", report.notes()) + ")";
  }
}
