package dev.autodev.sessions.replay.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a turn that is written in the built-in session's tools in those of the client that asks: a
 * script is one for all clients. What the client has under its own name is left as it is.
 *
 * @param offered the tools the client offers
 */
public record ClientTools(Set<String> offered) {
  /** Hands in a structured result in the built-in session. */
  public static final String SUBMIT = "submit_result";

  private static final String CLAUDE_RESULT = "StructuredOutput";
  private static final String CLAUDE_SHELL = "Bash";
  private static final List<String> SHELLS =
      List.of(CLAUDE_SHELL, "exec_command", "shell_command", "shell");
  private static final Map<String, String> CLAUDE =
      Map.of(
          "read_file", "Read",
          "write_file", "Write",
          "edit_file", "Edit",
          "list_files", "Glob",
          "search", "Grep");

  /** The same turn for this client. */
  public Speech.Turn tell(Speech.Turn turn) {
    if (isBuiltin()) {
      return turn;
    }
    StringBuilder text = new StringBuilder(turn.text());
    List<ToolUse> tools = new ArrayList<>();
    for (ToolUse tool : inOrder(turn.tools())) {
      if (tool.name().equals(SUBMIT) && !offered.contains(CLAUDE_RESULT)) {
        // Its last message is the result, and nothing else may be in it.
        text.setLength(0);
        text.append(tool.input());
      } else {
        tools.add(told(tool));
      }
    }
    return new Speech.Turn(text.toString(), tools);
  }

  private boolean isBuiltin() {
    return !offered.contains(CLAUDE_RESULT)
        && SHELLS.stream().noneMatch(offered::contains)
        && CLAUDE.values().stream().noneMatch(offered::contains);
  }

  /** Codex runs the commands of one turn side by side; a script means one after the other. */
  private List<ToolUse> inOrder(List<ToolUse> tools) {
    Optional<String> shell = shell();
    if (shell.isEmpty() || shell.get().equals(CLAUDE_SHELL)) {
      return tools;
    }
    List<ToolUse> inOrder = new ArrayList<>();
    List<ToolUse> steps = new ArrayList<>();
    for (ToolUse tool : tools) {
      if (!offered.contains(tool.name()) && ShellWords.of(tool).isPresent()) {
        steps.add(tool);
      } else {
        ShellWords.together(steps).ifPresent(inOrder::add);
        steps.clear();
        inOrder.add(tool);
      }
    }
    ShellWords.together(steps).ifPresent(inOrder::add);
    return inOrder;
  }

  private Optional<String> shell() {
    return SHELLS.stream().filter(offered::contains).findFirst();
  }

  private ToolUse told(ToolUse tool) {
    if (offered.contains(tool.name())) {
      return tool;
    }
    if (tool.name().equals(SUBMIT)) {
      return new ToolUse(CLAUDE_RESULT, tool.input());
    }
    Optional<String> shell = shell();
    Optional<String> command = ShellWords.of(tool);
    if (shell.isPresent() && command.isPresent()) {
      return new ToolUse(shell.get(), shellInput(shell.get(), command.get(), tool.input()));
    }
    String own = CLAUDE.getOrDefault(tool.name(), "");
    return offered.contains(own) ? new ToolUse(own, claudeInput(own, tool.input())) : tool;
  }

  private static ObjectNode shellInput(String shell, String command, JsonNode neutral) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    JsonNode seconds = neutral.path("timeout_seconds");
    switch (shell) {
      case CLAUDE_SHELL -> {
        input.put("command", command).put("description", "Runs a step of the recorded work");
        if (seconds.isNumber()) {
          input.put("timeout", seconds.asLong() * 1000);
        }
      }
      case "exec_command" -> input.put("cmd", command).put("yield_time_ms", 30_000);
      case "shell_command" -> input.put("command", command);
      default -> input.putArray("command").add("bash").add("-lc").add(command);
    }
    return input;
  }

  private static ObjectNode claudeInput(String own, JsonNode neutral) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    if (own.equals("Glob")) {
      return input.put("pattern", neutral.path("glob").asText("**/*"));
    }
    neutral
        .properties()
        .forEach(field -> input.set(claudeName(own, field.getKey()), field.getValue()));
    return input;
  }

  private static String claudeName(String own, String field) {
    return switch (field) {
      case "path" -> own.equals("Grep") ? "path" : "file_path";
      case "old_text" -> "old_string";
      case "new_text" -> "new_string";
      default -> field;
    };
  }
}
