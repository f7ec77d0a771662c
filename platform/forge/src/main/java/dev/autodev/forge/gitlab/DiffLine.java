package dev.autodev.forge.gitlab;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that a patch shows.
 *
 * @param before its number before the change; empty: it is new
 */
record DiffLine(OptionalInt before) {
  private static final Pattern HUNK =
      Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@.*");

  /** The line with that number after the change, if the patch shows it. */
  static Optional<DiffLine> of(String patch, String file, int number) {
    boolean inFile = false;
    boolean inHunk = false;
    int before = 0;
    int after = 0;
    for (String line : patch.split("\n", -1)) {
      Matcher hunk = HUNK.matcher(line);
      if (line.startsWith("diff --git ")) {
        inFile = false;
        inHunk = false;
      } else if (!inHunk && line.startsWith("+++ ")) {
        inFile = line.equals("+++ b/" + file);
      } else if (hunk.matches()) {
        inHunk = true;
        before = Integer.parseInt(hunk.group(1));
        after = Integer.parseInt(hunk.group(2));
      } else if (inFile && inHunk && !line.startsWith("\\")) {
        boolean added = line.startsWith("+");
        boolean removed = line.startsWith("-");
        if (!removed && after == number) {
          return Optional.of(new DiffLine(added ? OptionalInt.empty() : OptionalInt.of(before)));
        }
        before += added ? 0 : 1;
        after += removed ? 0 : 1;
      }
    }
    return Optional.empty();
  }
}
