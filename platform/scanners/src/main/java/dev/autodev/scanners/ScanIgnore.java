package dev.autodev.scanners;

import dev.autodev.model.Finding;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The findings a repository allows: lines of {@code path-glob rule reason...} in {@code
 * .autodev/scan-ignore}, where the rule may be {@code *}. A line without a reason allows nothing.
 */
public final class ScanIgnore {

  /** Where the file is, relative to the repository. */
  public static final String FILE = ".autodev/scan-ignore";

  private static final long MAX_BYTES = 256 * 1024;

  private final List<Entry> entries;
  private final List<String> problems;

  private record Entry(PathMatcher path, String rule, String reason) {}

  private ScanIgnore(List<Entry> entries, List<String> problems) {
    this.entries = List.copyOf(entries);
    this.problems = List.copyOf(problems);
  }

  /** Allows nothing. */
  public static ScanIgnore none() {
    return new ScanIgnore(List.of(), List.of());
  }

  /** Reads the file of a work tree; without one nothing is allowed. */
  public static ScanIgnore in(Path worktree) {
    Path file = worktree.resolve(FILE);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return none();
      }
      return Files.size(file) > MAX_BYTES
          ? new ScanIgnore(List.of(), List.of(FILE + " is too large and allows nothing"))
          : parse(Files.readString(file));
    } catch (IOException e) {
      return new ScanIgnore(List.of(), List.of(FILE + " is unreadable and allows nothing: " + e));
    }
  }

  /** Reads the text of such a file. */
  public static ScanIgnore parse(String text) {
    List<Entry> entries = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.strip().split("\\s+", 3);
      try {
        if (parts.length < 3) {
          throw new IllegalArgumentException("needs a path, a rule and a reason");
        }
        entries.add(
            new Entry(
                FileSystems.getDefault().getPathMatcher("glob:" + parts[0]), parts[1], parts[2]));
      } catch (IllegalArgumentException e) {
        problems.add(FILE + " line " + number + " allows nothing: " + e.getMessage());
      }
    }
    return new ScanIgnore(entries, problems);
  }

  List<String> problems() {
    return problems;
  }

  /** Why the finding is allowed, if it is. */
  public Optional<String> reason(Finding finding) {
    Path path = Path.of(finding.file());
    return entries.stream()
        .filter(e -> e.rule().equals("*") || e.rule().equals(finding.rule()))
        .filter(e -> e.path().matches(path))
        .map(Entry::reason)
        .findFirst();
  }
}
