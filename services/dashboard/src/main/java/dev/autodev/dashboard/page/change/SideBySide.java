package dev.autodev.dashboard.page.change;

import dev.autodev.dashboard.page.change.FileDiff.Note;
import dev.autodev.dashboard.page.change.FileDiff.Row;
import dev.autodev.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts git's unified diff side by side: removed lines beside those that were added for them. */
final class SideBySide {
  private static final int MOST_ROWS = 1_500;
  private static final Pattern HUNK =
      Pattern.compile("(?s)@@ -([0-9]{1,9})(?:,[0-9]+)? \\+([0-9]{1,9})(?:,[0-9]+)? @@(.*)");
  private static final Pattern ABOUT_FILE =
      Pattern.compile("(?s)Binary files .*|(?:new|deleted) file mode .*|(?:old|new) mode .*");
  private static final String FILE = "diff --git ";

  private final List<Finding> findings;
  private final List<FileDiff> files = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();
  private final List<String> come = new ArrayList<>();
  private List<Row> rows = new ArrayList<>();
  private String path = "";
  private boolean inHunk;
  private int left;
  private int right;
  private int added;
  private int removed;

  private SideBySide(List<Finding> findings) {
    this.findings = findings;
  }

  static List<FileDiff> of(String patch, List<Finding> findings) {
    SideBySide reading = new SideBySide(findings);
    // Only git's own line breaks: what stands behind another one is part of its line.
    for (String line : patch.split("\n")) {
      reading.line(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
    reading.endFile();
    return List.copyOf(reading.files);
  }

  private void line(String line) {
    Matcher hunk = HUNK.matcher(line);
    if (line.startsWith(FILE)) {
      endFile();
      path = GitNames.inHeader(line.substring(FILE.length()));
    } else if (hunk.matches()) {
      pair();
      inHunk = true;
      left = Integer.parseInt(hunk.group(1));
      right = Integer.parseInt(hunk.group(2));
      rows.add(new Row("hunk", "", Visible.of(hunk.group(3)).strip(), "", "", List.of()));
    } else if (inHunk) {
      content(line);
    } else if (ABOUT_FILE.matcher(line).matches()) {
      String about = line.startsWith("Binary") ? "binary" : Visible.of(line);
      rows.add(new Row("hunk", "", about, "", "", List.of()));
    }
  }

  private void content(String line) {
    String text = line.isEmpty() ? "" : line.substring(1);
    switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '-' -> {
        removed++;
        gone.add(text);
      }
      case '+' -> {
        added++;
        come.add(text);
      }
      case ' ' -> {
        pair();
        row("same", text, text, true, true);
      }
      case '[' -> rows.add(new Row("hunk", "", line, "", "", List.of()));
      default -> {} // "\ No newline at end of file"
    }
  }

  private void pair() {
    for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
      boolean before = i < gone.size();
      boolean after = i < come.size();
      row(
          before && after ? "changed" : before ? "removed" : "added",
          before ? gone.get(i) : "",
          after ? come.get(i) : "",
          before,
          after);
    }
    gone.clear();
    come.clear();
  }

  private void row(String kind, String before, String after, boolean hasLeft, boolean hasRight) {
    rows.add(
        new Row(
            kind,
            hasLeft ? Integer.toString(left) : "",
            Visible.of(before),
            hasRight ? Integer.toString(right) : "",
            Visible.of(after),
            hasRight ? notes(right) : List.of()));
    left += hasLeft ? 1 : 0;
    right += hasRight ? 1 : 0;
  }

  private List<Note> notes(int line) {
    return findings.stream()
        .filter(finding -> finding.line() == line && finding.file().equals(path))
        .map(
            finding ->
                new Note(
                    finding.severity().name().toLowerCase(Locale.ROOT),
                    finding.message(),
                    finding.tool() + " " + finding.rule()))
        .toList();
  }

  private void endFile() {
    pair();
    if (!path.isEmpty()) {
      List<Row> shown = rows.stream().limit(MOST_ROWS).toList();
      files.add(new FileDiff(Visible.of(path), added, removed, shown, rows.size() - shown.size()));
    }
    rows = new ArrayList<>();
    inHunk = false;
    added = 0;
    removed = 0;
  }
}
