package dev.autodev.sessions.replay.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A conversation in the Responses API. */
record ResponsesDialogue(ObjectNode request) implements Dialogue {
  /** How ids of calls begin that belong to no turn of a script. */
  static final String WAIT = "call_wait_";

  private static final Pattern CALL = Pattern.compile("call_replay_(\\d+)_\\d+");
  private static final Pattern RUNNING = Pattern.compile("running with session ID (\\d+)");
  private static final Set<String> SAID =
      Set.of("function_call", "custom_tool_call", "local_shell_call", "reasoning");
  private static final String WAIT_TOOL = "write_stdin";
  private static final int LONGEST_WAIT_MILLIS = 30_000;

  @Override
  public String prompt() {
    if (request.path("input").isTextual()) {
      return request.path("input").asText();
    }
    StringBuilder prompt = new StringBuilder();
    for (JsonNode item : request.path("input")) {
      if (isSaid(item)) {
        break;
      }
      if (item.path("role").asText().equals("user")) {
        prompt.append(Dialogue.text(item.path("content"))).append('\n');
      }
    }
    return prompt.toString();
  }

  /**
   * An answer is several items here: those without anything of the client between them, or with ids
   * of the same turn. Waiting for a tool is no answer of the script.
   */
  @Override
  public int answers() {
    int answers = 0;
    boolean within = false;
    String turn = "";
    for (JsonNode item : request.path("input")) {
      String call = item.path("call_id").asText();
      if (!isSaid(item)) {
        within &= call.startsWith(WAIT);
        continue;
      }
      if (call.startsWith(WAIT)) {
        continue;
      }
      Matcher id = CALL.matcher(call);
      String called = id.matches() ? id.group(1) : "";
      if (!within && (called.isEmpty() || !called.equals(turn))) {
        answers++;
      }
      turn = called.isEmpty() ? turn : called;
      within = true;
    }
    return answers;
  }

  private static boolean isSaid(JsonNode item) {
    return SAID.contains(item.path("type").asText())
        || item.path("role").asText().equals("assistant");
  }

  @Override
  public Set<String> tools() {
    Set<String> names = new LinkedHashSet<>();
    request.path("tools").forEach(tool -> names.add(tool.path("name").asText()));
    return names;
  }

  /** A command that takes long is left running by the client, and asked for again. */
  @Override
  public Optional<ToolUse> unfinished() {
    JsonNode input = request.path("input");
    JsonNode last = input.path(input.size() - 1);
    Matcher running = RUNNING.matcher(output(last));
    if (!tools().contains(WAIT_TOOL) || !running.find()) {
      return Optional.empty();
    }
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    asked.put("session_id", Long.parseLong(running.group(1))).put("chars", "");
    asked.put("yield_time_ms", LONGEST_WAIT_MILLIS);
    return Optional.of(new ToolUse(WAIT_TOOL, asked));
  }

  private static String output(JsonNode item) {
    JsonNode output = item.path("output");
    return output.isContainerNode() ? Dialogue.text(output) : output.asText();
  }

  @Override
  public ObjectNode whole(Speech speech, String model) {
    return new ResponseDocument(speech, model).told(request);
  }

  @Override
  public List<ObjectNode> events(ObjectNode whole) {
    return ResponseEvents.of(whole);
  }

  @Override
  public List<String> shape() {
    List<String> shape = new ArrayList<>();
    for (JsonNode item : request.path("input")) {
      String named = item.has("name") ? "(" + item.path("name").asText() + ")" : "";
      shape.add(item.path("type").asText("message") + " " + item.path("role").asText() + named);
    }
    return shape;
  }
}
