package dev.autodev.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;

/** Prints the table of the files given, each of them the lines of one repetition. */
public final class ReportMain {
  private ReportMain() {}

  public static void main(String[] files) throws IOException {
    if (files.length == 0) {
      System.err.println("usage: ReportMain REPETITION.jsonl...");
      System.exit(2);
    }
    var repetitions = new ArrayList<Repetition>();
    for (var file : files) {
      repetitions.add(Repetition.read(Path.of(file)));
    }
    new Table(repetitions).lines().forEach(System.out::println);
  }
}
