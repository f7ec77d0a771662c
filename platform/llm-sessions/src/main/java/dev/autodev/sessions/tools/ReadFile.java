package dev.autodev.sessions.tools;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

final class ReadFile implements Tool {
  private static final int MOST_LINES = 2000;
  private static final int MOST_CHARACTERS = 200_000;

  private final Confinement worktree;

  ReadFile(Confinement worktree) {
    this.worktree = worktree;
  }

  @Override
  public String name() {
    return "read_file";
  }

  @Override
  public String description() {
    return "Reads a text file of the worktree. At most %d lines at once; go on with offset."
        .formatted(MOST_LINES);
  }

  @Override
  public String inputSchema() {
    return """
    {"type": "object", "required": ["path"], "properties": {
      "path": {"type": "string", "description": "relative to the worktree"},
      "offset": {"type": "integer", "minimum": 1, "description": "first line, from 1"},
      "limit": {"type": "integer", "minimum": 1, "description": "number of lines"}}}
    """;
  }

  @Override
  public String call(JsonNode input) throws ToolRefusal, IOException {
    String path = input.path("path").asText();
    String text = TextFile.read(worktree.file(path), path);
    int first = input.path("offset").asInt(1) - 1;
    int limit = Math.min(MOST_LINES, input.path("limit").asInt(MOST_LINES));
    if (first == 0 && text.length() <= MOST_CHARACTERS && text.lines().count() <= limit) {
      return text;
    }
    List<String> lines = text.lines().toList();
    if (first >= lines.size()) {
      throw new ToolRefusal("%s has only %d lines".formatted(path, lines.size()));
    }
    int last = Math.min(lines.size(), first + limit);
    String part = Excerpt.head(String.join("\n", lines.subList(first, last)), MOST_CHARACTERS);
    return "%s\n[lines %d to %d of %d]".formatted(part, first + 1, last, lines.size());
  }
}
