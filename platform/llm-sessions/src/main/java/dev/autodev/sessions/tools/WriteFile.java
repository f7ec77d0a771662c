package dev.autodev.sessions.tools;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class WriteFile implements Tool {
  private static final int MOST_CHARACTERS = 2 << 20;

  private final Confinement worktree;

  WriteFile(Confinement worktree) {
    this.worktree = worktree;
  }

  @Override
  public String name() {
    return "write_file";
  }

  @Override
  public String description() {
    return "Writes a whole text file of the worktree, new or in place of the old one.";
  }

  @Override
  public String inputSchema() {
    return """
    {"type": "object", "required": ["path", "content"], "properties": {
      "path": {"type": "string", "description": "relative to the worktree"},
      "content": {"type": "string"}}}
    """;
  }

  @Override
  public String call(JsonNode input) throws ToolRefusal, IOException {
    String path = input.path("path").asText();
    String content = input.path("content").asText();
    if (content.length() > MOST_CHARACTERS) {
      throw new ToolRefusal("the content is larger than " + MOST_CHARACTERS + " characters");
    }
    Path target = worktree.target(path);
    boolean existed = Files.exists(target);
    Files.createDirectories(target.getParent());
    Files.writeString(target, content);
    return (existed ? "replaced " : "created ") + path;
  }
}
