package dev.autodev.sessions.replay.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A whole response told as the server-sent events of the Responses API. */
final class ResponseEvents {
  private final List<ObjectNode> events = new ArrayList<>();

  private ResponseEvents() {}

  static List<ObjectNode> of(ObjectNode whole) {
    ResponseEvents told = new ResponseEvents();
    ObjectNode begun = whole.deepCopy();
    begun.put("status", "in_progress").putNull("usage").putNull("incomplete_details");
    begun.putArray("output");
    told.event("response.created").set("response", begun);
    told.event("response.in_progress").set("response", begun);
    int index = 0;
    for (JsonNode item : whole.path("output")) {
      told.item(index++, (ObjectNode) item);
    }
    String end = whole.path("status").asText();
    told.event("response." + end).set("response", whole);
    return told.events;
  }

  private void item(int index, ObjectNode item) {
    ObjectNode begun = item.deepCopy().put("status", "in_progress");
    switch (item.path("type").asText()) {
      case "message" -> {
        begun.putArray("content");
        added(index, begun);
        part(index, item);
      }
      case "function_call" -> {
        begun.put("arguments", "");
        added(index, begun);
        pieces(index, item, "response.function_call_arguments", "arguments");
      }
      default -> {
        begun.put("input", "");
        added(index, begun);
        pieces(index, item, "response.custom_tool_call_input", "input");
      }
    }
    event("response.output_item.done").put("output_index", index).set("item", item);
  }

  private void added(int index, ObjectNode item) {
    event("response.output_item.added").put("output_index", index).set("item", item);
  }

  private void part(int index, ObjectNode item) {
    ObjectNode part = (ObjectNode) item.path("content").path(0);
    boolean refusal = part.path("type").asText().equals("refusal");
    String field = refusal ? "refusal" : "text";
    ObjectNode begun = part.deepCopy().put(field, "");
    placed("response.content_part.added", index, item).put("content_index", 0).set("part", begun);
    String type = refusal ? "response.refusal" : "response.output_text";
    for (String piece : Pieces.of(part.path(field).asText())) {
      placed(type + ".delta", index, item).put("content_index", 0).put("delta", piece);
    }
    placed(type + ".done", index, item).put("content_index", 0).set(field, part.path(field));
    placed("response.content_part.done", index, item).put("content_index", 0).set("part", part);
  }

  private void pieces(int index, ObjectNode item, String type, String field) {
    for (String piece : Pieces.of(item.path(field).asText())) {
      placed(type + ".delta", index, item).put("delta", piece);
    }
    placed(type + ".done", index, item).set(field, item.path(field));
  }

  private ObjectNode placed(String type, int index, ObjectNode item) {
    return event(type).put("item_id", item.path("id").asText()).put("output_index", index);
  }

  private ObjectNode event(String type) {
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", type);
    event.put("sequence_number", events.size());
    events.add(event);
    return event;
  }
}
