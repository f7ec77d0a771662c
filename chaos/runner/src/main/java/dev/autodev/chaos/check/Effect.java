package dev.autodev.chaos.check;

import dev.autodev.chaos.ChaosException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of a ledger of effects.
 *
 * @param done the role came to its end; otherwise it began
 * @param at milliseconds since 1970
 */
record Effect(boolean done, String task, int epoch, String worker, long at) {
  /** All of a run, oldest first. */
  static List<Effect> read(Path folder) {
    List<Effect> effects = new ArrayList<>();
    try (Stream<Path> ledgers = Files.list(folder)) {
      for (Path ledger : ledgers.toList()) {
        for (String line : Files.readAllLines(ledger)) {
          String[] parts = line.split(" ");
          if (parts.length == 5) { // the last line of a killed process may be half a line
            effects.add(
                new Effect(
                    parts[0].equals("done"),
                    parts[1],
                    Integer.parseInt(parts[2]),
                    parts[3],
                    Long.parseLong(parts[4])));
          }
        }
      }
    } catch (IOException e) {
      throw new ChaosException("the ledgers of effects cannot be read", e);
    }
    effects.sort(Comparator.comparingLong(Effect::at));
    return effects;
  }
}
