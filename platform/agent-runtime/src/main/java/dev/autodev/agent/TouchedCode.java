package dev.autodev.agent;

import dev.autodev.forge.Diff;
import dev.autodev.forge.FileChange;
import dev.autodev.model.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code that a change touched: the lines of its diff's hunks, so with three lines around each
 * changed one. Of a file whose hunks the diff does not show, all lines count.
 */
public final class TouchedCode {
  private static final Pattern HUNK =
      Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*", Pattern.DOTALL);
  private static final String NEW_FILE = "+++ b/";

  private final Set<String> files = new HashSet<>();
  private final Map<String, List<Hunk>> hunks = new HashMap<>();

  private record Hunk(int from, int to) {}

  private TouchedCode(Diff diff) {
    diff.files().stream().map(FileChange::path).forEach(files::add);
    read(List.of(diff.patch().split("\n", -1)));
  }

  /** Of a diff with git's usual context. */
  public static TouchedCode of(Diff diff) {
    return new TouchedCode(diff);
  }

  /** Whether the finding is where the change touched the code; without a line, the whole file. */
  public boolean holds(Finding finding) {
    if (!files.contains(finding.file())) {
      return false;
    }
    List<Hunk> known = hunks.get(finding.file());
    return known == null
        || finding.line() == 0
        || known.stream().anyMatch(h -> h.from <= finding.line() && finding.line() <= h.to);
  }

  private void read(List<String> patch) {
    String file = "";
    int at = 0;
    while (at < patch.size()) {
      String line = patch.get(at);
      Matcher hunk = HUNK.matcher(line);
      at++;
      if (line.startsWith(NEW_FILE)) {
        // Git ends a name that has blanks in it with a tab.
        file = line.substring(NEW_FILE.length()).replaceFirst("\t$", "");
      } else if (hunk.matches()) {
        int from = Integer.parseInt(hunk.group(2));
        int count = count(hunk.group(3));
        hunks.computeIfAbsent(file, name -> new ArrayList<>()).add(new Hunk(from, from + count));
        at = afterHunk(patch, at, count(hunk.group(1)), count);
      } else if (line.startsWith("[patch cut:")) {
        hunks.remove(file);
      }
    }
  }

  /** Lines of code may look like headers; the numbers say where they end. */
  private static int afterHunk(List<String> patch, int start, int removed, int added) {
    int at = start;
    int before = removed;
    int after = added;
    while (at < patch.size() && (before > 0 || after > 0)) {
      String line = patch.get(at);
      if (line.startsWith("+")) {
        after--;
      } else if (line.startsWith("-")) {
        before--;
      } else if (line.startsWith("\\")) {
        // "No newline at end of file" counts for neither.
        at++;
        continue;
      } else if (line.startsWith("[patch cut:")) {
        return at;
      } else {
        before--;
        after--;
      }
      at++;
    }
    return at;
  }

  private static int count(String group) {
    return group == null ? 1 : Integer.parseInt(group);
  }
}
