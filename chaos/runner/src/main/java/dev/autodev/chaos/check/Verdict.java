package dev.autodev.chaos.check;

import java.util.List;

/**
 * One question and what speaks against the plane.
 *
 * @param found each a line with the ids; none is right
 */
public record Verdict(String question, List<String> found) {
  private static final int SHOWN = 5;

  /** Copies. */
  public Verdict {
    found = List.copyOf(found);
  }

  public boolean holds() {
    return found.isEmpty();
  }

  String line() {
    StringBuilder line = new StringBuilder("%-42s %d".formatted(question, found.size()));
    found.stream().limit(SHOWN).forEach(one -> line.append("\n    ").append(one));
    return line.toString();
  }
}
