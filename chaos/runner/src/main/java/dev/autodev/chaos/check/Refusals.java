package dev.autodev.chaos.check;

import dev.autodev.chaos.ChaosException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How callers were turned away.
 *
 * @param byStatus how often, by status; 0: nobody answered
 */
public record Refusals(Map<Integer, Integer> byStatus) {
  /** Copies. */
  public Refusals {
    byStatus = Map.copyOf(byStatus);
  }

  /** All of a run so far. */
  public static Refusals read(Path journal) {
    Map<Integer, Integer> byStatus = new TreeMap<>();
    try (Stream<String> lines = Files.lines(journal)) {
      lines
          .filter(line -> line.startsWith("later\t"))
          .map(line -> Integer.valueOf(line.split("\t")[1]))
          .forEach(status -> byStatus.merge(status, 1, Integer::sum));
    } catch (IOException e) {
      throw new ChaosException("the journal cannot be read", e);
    }
    return new Refusals(byStatus);
  }

  public int of(int status) {
    return byStatus.getOrDefault(status, 0);
  }
}
