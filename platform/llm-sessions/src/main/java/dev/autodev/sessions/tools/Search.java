package dev.autodev.sessions.tools;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

final class Search implements Tool {
  private static final int MOST_MATCHES = 200;
  private static final int MOST_LINE = 300;
  private static final long MOST_FILE_BYTES = 1L << 20;

  private final Confinement worktree;

  Search(Confinement worktree) {
    this.worktree = worktree;
  }

  @Override
  public String name() {
    return "search";
  }

  @Override
  public String description() {
    return "Finds lines of the worktree's text files by a Java regular expression, at most %d."
        .formatted(MOST_MATCHES);
  }

  @Override
  public String inputSchema() {
    return """
    {"type": "object", "required": ["pattern"], "properties": {
      "pattern": {"type": "string", "description": "regular expression"},
      "path": {"type": "string", "description": "file or directory, relative to the worktree; all of it if missing"},
      "glob": {"type": "string", "description": "only in these files, such as **/*.java"}}}
    """;
  }

  @Override
  public String call(JsonNode input) throws ToolRefusal, IOException {
    Glob glob = Glob.of(input.path("glob").asText("**"));
    Matches matches = new Matches(pattern(input.path("pattern").asText()));
    String path = input.path("path").asText("");
    if (worktree.isFile(path)) {
      matches.in(worktree.file(path));
    } else {
      FileTree.walk(
          worktree.directory(path), file -> !glob.fits(worktree.name(file)) || matches.in(file));
    }
    if (matches.found.isEmpty() && matches.isFull()) {
      throw new ToolRefusal(
          "the pattern took too many steps before it found anything; make it simpler, or narrow path and glob");
    }
    return matches.found.isEmpty()
        ? "no matches"
        : String.join("\n", matches.found) + (matches.isFull() ? "\n[more; narrow it]" : "");
  }

  private static Pattern pattern(String regex) throws ToolRefusal {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new ToolRefusal("the pattern is wrong: " + e.getDescription());
    }
  }

  private final class Matches {
    private final Pattern pattern;
    private final List<String> found = new ArrayList<>();
    private final SteppedText.Budget steps = new SteppedText.Budget();

    Matches(Pattern pattern) {
      this.pattern = pattern;
    }

    boolean isFull() {
      return found.size() >= MOST_MATCHES || steps.isSpent();
    }

    /** Looks through one file; false when there is enough. */
    boolean in(Path file) {
      try {
        TextFile.readIfText(file, MOST_FILE_BYTES).ifPresent(text -> inText(file, text));
      } catch (IOException unreadable) {
        found.add(worktree.name(file) + ": cannot be read");
      }
      return !isFull();
    }

    private void inText(Path file, String text) {
      int number = 0;
      for (String line : text.lines().toList()) {
        number++;
        if (isFull()) {
          return;
        }
        if (steps.finds(pattern, line)) {
          found.add(worktree.name(file) + ":" + number + ": " + Excerpt.head(line, MOST_LINE));
        }
      }
    }
  }
}
