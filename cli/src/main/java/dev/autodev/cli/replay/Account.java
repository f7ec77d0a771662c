package dev.autodev.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A run in lines that can be compared: what was sent to the model with its last call, which has the
 * whole conversation, what that answered, and how the task ended.
 */
final class Account {
  /** Drawn anew for each session. */
  private static final Set<String> CHANGING =
      Set.of("metadata", "client_metadata", "prompt_cache_key", "cache_control", "tools");

  private final List<String> lines = new ArrayList<>();

  private Account() {}

  /**
   * Of a session and its task.
   *
   * @param first id of the task that was recorded: answers that are played again name it
   */
  static List<String> of(RecordedSession session, JsonNode task, String first) {
    var account = new Account();
    if (!session.exchanges().isEmpty()) {
      var last = session.exchanges().getLast();
      account.add("request", last.path("request"));
      account.tools(last.path("request").path("tools"));
      account.add("status", last.path("status"));
      account.add("response", last.path(last.has("events") ? "events" : "response"));
    }
    account.add("calls", Json.object().numberNode(session.exchanges().size()));
    for (var field : List.of("status", "reason", "result")) {
      account.add("task." + field, task.path(field));
    }
    var run = session.run().toString();
    var id = Json.text(task, "id");
    return account.lines.stream()
        .map(line -> line.replace(run, "$RUN").replace(id, "$TASK").replace(first, "$TASK"))
        .toList();
  }

  /** Their names say enough. */
  private void tools(JsonNode tools) {
    List<String> names = new ArrayList<>();
    tools.forEach(tool -> names.add(Json.text(tool, tool.has("name") ? "name" : "type")));
    names.forEach(name -> lines.add("request.tools: " + name));
  }

  private void add(String path, JsonNode value) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              field -> {
                if (!CHANGING.contains(field.getKey())) {
                  add(path + "." + field.getKey(), field.getValue());
                }
              });
    } else if (value.isArray()) {
      for (var i = 0; i < value.size(); i++) {
        add(path + "[" + i + "]", value.path(i));
      }
    } else if (!value.isMissingNode() && !value.isNull()) {
      addText(path, value.asText());
    }
  }

  private void addText(String path, String text) {
    if (text.contains("\n")) {
      lines.add(path + ":");
      text.lines().forEach(line -> lines.add("    " + line));
    } else {
      lines.add(path + ": " + text);
    }
  }
}
