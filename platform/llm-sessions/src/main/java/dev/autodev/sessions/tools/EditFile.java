package dev.autodev.sessions.tools;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class EditFile implements Tool {
  private final Confinement worktree;

  EditFile(Confinement worktree) {
    this.worktree = worktree;
  }

  @Override
  public String name() {
    return "edit_file";
  }

  @Override
  public String description() {
    return "Replaces a piece of a text file. old_text must occur exactly once, with its white space; add lines around it until it does.";
  }

  @Override
  public String inputSchema() {
    return """
    {"type": "object", "required": ["path", "old_text", "new_text"], "properties": {
      "path": {"type": "string", "description": "relative to the worktree"},
      "old_text": {"type": "string", "minLength": 1},
      "new_text": {"type": "string"}}}
    """;
  }

  @Override
  public String call(JsonNode input) throws ToolRefusal, IOException {
    String path = input.path("path").asText();
    String old = input.path("old_text").asText();
    Path file = worktree.file(path);
    String text = TextFile.read(file, path);
    int at = text.indexOf(old);
    if (at < 0) {
      throw new ToolRefusal("old_text does not occur in %s; read it again".formatted(path));
    }
    if (text.indexOf(old, at + 1) >= 0) {
      throw new ToolRefusal(
          "old_text is not unique in %s; add lines around it until it is".formatted(path));
    }
    String edited =
        text.substring(0, at) + input.path("new_text").asText() + text.substring(at + old.length());
    Files.writeString(file, edited);
    return "edited " + path;
  }
}
