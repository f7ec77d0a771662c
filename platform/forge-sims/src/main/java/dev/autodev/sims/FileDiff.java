package dev.autodev.sims;

import java.util.List;
import java.util.Map;

/**
 * A file that a change touches.
 *
 * @param kind A (added), M (modified) or D (deleted), as git says
 * @param patch its hunks, from the first {@code @@}; empty for what is no text
 */
public record FileDiff(String path, char kind, String patch) {

  /** All of a change; renames count as one file deleted and one added. */
  public static List<FileDiff> of(BareGit git, String base, String head) {
    return git.ask("diff", "--name-status", "--no-renames", base, head)
        .orElse("")
        .lines()
        .map(line -> line.split("\t", 2))
        .map(parts -> new FileDiff(parts[1], parts[0].charAt(0), patch(git, base, head, parts[1])))
        .toList();
  }

  private static String patch(BareGit git, String base, String head, String file) {
    String whole = git.run(Map.of(), "diff", "--no-renames", base, head, "--", file).output();
    int hunks = whole.indexOf("\n@@ ");
    return hunks < 0 ? "" : whole.substring(hunks + 1);
  }

  /** How many lines begin with it, the plus or the minus. */
  public int lines(char sign) {
    return (int) patch.lines().filter(line -> line.indexOf(sign) == 0).count();
  }
}
