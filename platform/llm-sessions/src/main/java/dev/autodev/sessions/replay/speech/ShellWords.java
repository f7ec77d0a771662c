package dev.autodev.sessions.replay.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Tools of the built-in session as commands for bash, run in the worktree. */
final class ShellWords {
  private static final String EDIT =
      """
      f=%s
      old=%s
      new=%s
      all=$(cat -- "$f"; printf x); all=${all%%x}
      rest=${all/"$old"/}
      if [[ $rest == "$all" ]]; then echo "old_text does not occur in $f" >&2; exit 1; fi
      if [[ $rest == *"$old"* ]]; then echo "old_text is not unique in $f" >&2; exit 1; fi
      printf '%%s' "${all/"$old"/"$new"}" > "$f" && echo "edited $f"
      """;

  private ShellWords() {}

  /** The command, if there is one for this tool. */
  static Optional<String> of(ToolUse tool) {
    JsonNode input = tool.input();
    return switch (tool.name()) {
      case "bash" -> Optional.of(input.path("command").asText());
      case "read_file" -> Optional.of(read(input));
      case "write_file" -> Optional.of(write(input));
      case "edit_file" ->
          Optional.of(
              EDIT.formatted(
                  quoted(input, "path"), quoted(input, "old_text"), quoted(input, "new_text")));
      case "list_files" -> Optional.of("git ls-files -co --exclude-standard -- " + within(input));
      case "search" ->
          Optional.of(
              "git grep --untracked -nE -e %s -- %s"
                  .formatted(quoted(input, "pattern"), within(input)));
      default -> Optional.empty();
    };
  }

  /**
   * Several as one, each run whatever became of those before; it fails as the last one that did.
   */
  static Optional<ToolUse> together(List<ToolUse> tools) {
    if (tools.size() < 2) {
      return tools.stream().findFirst();
    }
    StringBuilder command = new StringBuilder("failed=0\n");
    for (ToolUse tool : tools) {
      String one = of(tool).orElseThrow();
      command.append("(\n").append(one).append("\n) || failed=$?\n");
    }
    String whole = command.append("exit $failed").toString();
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("command", whole);
    return Optional.of(new ToolUse("bash", input));
  }

  private static String read(JsonNode input) {
    long first = input.path("offset").asLong(1);
    String last =
        input.has("limit") ? Long.toString(first + input.path("limit").asLong() - 1) : "$";
    return "sed -n '%d,%sp' -- %s".formatted(first, last, quoted(input, "path"));
  }

  private static String write(JsonNode input) {
    String path = quoted(input, "path");
    return "mkdir -p -- \"$(dirname -- %s)\" && printf '%%s' %s > %s"
        .formatted(path, quoted(input, "content"), path);
  }

  /** What git takes as the files that are meant. */
  private static String within(JsonNode input) {
    String path = input.path("path").asText("");
    String glob = input.path("glob").asText("");
    if (glob.isEmpty()) {
      return path.isEmpty() ? "." : quoted(path);
    }
    return quoted(":(glob)" + (path.isEmpty() ? "" : path + "/") + glob);
  }

  private static String quoted(JsonNode input, String field) {
    return quoted(input.path(field).asText());
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
