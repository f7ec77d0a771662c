package dev.autodev.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All that was measured one after the other: only inside it are ratios fair. */
public record Repetition(List<Measure> measures) {
  public Repetition {
    measures = List.copyOf(measures);
  }

  /** Lines that are no JSON object (a program's own words) are passed over. */
  public static Repetition read(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return new Repetition(
          lines.filter(line -> line.startsWith("{")).map(MeasureLine::read).toList());
    }
  }
}
