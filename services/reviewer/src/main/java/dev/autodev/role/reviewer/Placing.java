package dev.autodev.role.reviewer;

import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remarks at places that exist: a line beyond the file's end or a file that is not there is
 * dropped.
 */
final class Placing {
  private static final long LARGEST_FILE = 4L << 20;

  private final Path root;
  private final Set<String> touched;

  Placing(Path root, Set<String> touched) {
    this.root = root;
    this.touched = touched;
  }

  Finding placed(Review.Remark remark) {
    String file = relative(remark.file());
    Path path = file.isEmpty() ? null : within(file);
    boolean there = path != null && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    String rule = blank(remark.rule()) ? "review" : remark.rule();
    Severity severity = remark.severity() == null ? Severity.MEDIUM : remark.severity();
    String message = blank(remark.message()) ? rule : remark.message();
    if (there || touched.contains(file)) {
      int line = path != null && there && remark.line() <= lines(path) ? remark.line() : 0;
      return new Finding("reviewer", rule, severity, file, line, message);
    }
    String said =
        file.isEmpty() ? message : message + " (said of " + file + ", which is not there)";
    return new Finding("reviewer", rule, severity, "", 0, said);
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static String relative(@Nullable String file) {
    return file == null ? "" : file.strip().replaceFirst("^(\\./)+", "");
  }

  private @Nullable Path within(String file) {
    try {
      Path path = root.resolve(file).normalize();
      return path.startsWith(root.normalize()) ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static int lines(Path path) {
    try {
      if (Files.size(path) > LARGEST_FILE) {
        return 0;
      }
      return (int) new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines().count();
    } catch (IOException e) {
      return 0;
    }
  }
}
