package dev.autodev.sessions.tools;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

final class ListFiles implements Tool {
  private static final int MOST_FILES = 1000;

  private final Confinement worktree;

  ListFiles(Confinement worktree) {
    this.worktree = worktree;
  }

  @Override
  public String name() {
    return "list_files";
  }

  @Override
  public String description() {
    return "Lists the files below a directory of the worktree, at most %d; git's directory and build output are left out."
        .formatted(MOST_FILES);
  }

  @Override
  public String inputSchema() {
    return """
    {"type": "object", "properties": {
      "path": {"type": "string", "description": "directory, relative to the worktree; all of it if missing"},
      "glob": {"type": "string", "description": "only these, such as **/*.java"}}}
    """;
  }

  @Override
  public String call(JsonNode input) throws ToolRefusal, IOException {
    Path directory = worktree.directory(input.path("path").asText(""));
    Glob glob = Glob.of(input.path("glob").asText("**"));
    SortedSet<String> names = new TreeSet<>();
    FileTree.walk(
        directory,
        file -> {
          String name = worktree.name(file);
          if (glob.fits(name)) {
            names.add(name);
          }
          return names.size() <= MOST_FILES;
        });
    boolean more = names.size() > MOST_FILES;
    if (more) {
      names.removeLast();
    }
    return names.isEmpty()
        ? "no files"
        : String.join("\n", names) + (more ? "\n[more; narrow it with path or glob]" : "");
  }
}
