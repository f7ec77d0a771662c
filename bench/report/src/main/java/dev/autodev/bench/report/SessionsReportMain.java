package dev.autodev.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** Prints the table of the files given, each of them the sessions' lines of one repetition. */
public final class SessionsReportMain {
  private SessionsReportMain() {}

  public static void main(String[] files) throws IOException {
    if (files.length == 0) {
      System.err.println("usage: SessionsReportMain REPETITION.jsonl...");
      System.exit(2);
    }
    var measures = new ArrayList<SessionsMeasure>();
    for (var file : files) {
      Files.readAllLines(Path.of(file)).forEach(line -> measures.add(SessionsMeasure.read(line)));
    }
    new SessionsTable(measures).lines().forEach(System.out::println);
  }
}
