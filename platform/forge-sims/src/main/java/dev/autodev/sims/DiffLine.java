package dev.autodev.sims;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that a diff shows.
 *
 * @param before its number before the change, 0 for a new one
 * @param after its number after it, 0 for a removed one
 */
public record DiffLine(int before, int after) {
  private static final Pattern HUNK =
      Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@.*");

  /** All of a file. */
  public static List<DiffLine> of(BareGit git, String base, String head, String file) {
    String diff = git.ask("diff", "--no-renames", base, head, "--", file).orElse("");
    List<DiffLine> lines = new ArrayList<>();
    int before = 0;
    int after = 0;
    for (String line : diff.lines().toList()) {
      Matcher hunk = HUNK.matcher(line);
      if (hunk.matches()) {
        before = Integer.parseInt(hunk.group(1));
        after = Integer.parseInt(hunk.group(2));
      } else if (before + after > 0 && !line.startsWith("\\")) {
        char kind = line.isEmpty() ? ' ' : line.charAt(0);
        lines.add(new DiffLine(kind == '+' ? 0 : before, kind == '-' ? 0 : after));
        before += kind == '+' ? 0 : 1;
        after += kind == '-' ? 0 : 1;
      }
    }
    return lines;
  }
}
