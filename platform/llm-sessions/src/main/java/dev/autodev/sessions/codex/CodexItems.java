package dev.autodev.sessions.codex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.client.ClientEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the model said and which tools were at work, as the client tells it item by item. */
final class CodexItems {
  private static final Set<String> ANSWERS =
      Set.of("aggregated_output", "error", "exit_code", "id", "result", "status", "type");

  private final Set<String> open = new HashSet<>();
  private boolean answering;
  private String lastMessage = "";

  String lastMessage() {
    return lastMessage;
  }

  List<ClientEvent> hear(String type, JsonNode item) {
    boolean completed = type.equals("item.completed");
    String kind = item.path("type").asText();
    return switch (kind) {
      case "agent_message" -> completed ? said(item.path("text").asText()) : alive();
      case "command_execution", "file_change", "mcp_tool_call", "web_search", "collab_tool_call" ->
          tool(completed, item);
      case "reasoning", "todo_list", "error" -> alive();
      default -> List.of(new ClientEvent.Unknown("item/" + kind));
    };
  }

  private static List<ClientEvent> alive() {
    return List.of(new ClientEvent.Alive());
  }

  private List<ClientEvent> said(String text) {
    lastMessage = text;
    List<ClientEvent> events = answered();
    events.add(new ClientEvent.Said(text));
    return events;
  }

  private List<ClientEvent> tool(boolean completed, JsonNode item) {
    String id = item.path("id").asText();
    List<ClientEvent> events = new ArrayList<>();
    if (!open.contains(id)) {
      open.add(id);
      events.addAll(answered());
      events.add(new ClientEvent.ToolBegan(id, name(item), input(item)));
    }
    if (completed) {
      open.remove(id);
      answering = !open.isEmpty();
      boolean ok = item.path("status").asText().equals("completed");
      events.add(new ClientEvent.ToolEnded(id, ok, answer(item)));
    }
    return events.isEmpty() ? alive() : events;
  }

  /** Calls of the model are not told; after a tool has ended comes the next. */
  private List<ClientEvent> answered() {
    List<ClientEvent> events = new ArrayList<>();
    if (!answering) {
      answering = true;
      events.add(new ClientEvent.Answered());
    }
    return events;
  }

  private static String name(JsonNode item) {
    return item.path("type").asText().equals("mcp_tool_call")
        ? item.path("server").asText() + "/" + item.path("tool").asText()
        : item.path("type").asText();
  }

  private static JsonNode input(JsonNode item) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    for (var field : item.properties()) {
      if (!ANSWERS.contains(field.getKey())) {
        input.set(field.getKey(), field.getValue());
      }
    }
    return input;
  }

  private static String answer(JsonNode item) {
    if (item.path("error").has("message")) {
      return item.at("/error/message").asText();
    }
    if (item.path("result").has("content")) {
      StringBuilder text = new StringBuilder();
      item.at("/result/content").forEach(part -> text.append(part.path("text").asText()));
      return text.toString();
    }
    return item.path("aggregated_output").asText(item.path("status").asText());
  }
}
