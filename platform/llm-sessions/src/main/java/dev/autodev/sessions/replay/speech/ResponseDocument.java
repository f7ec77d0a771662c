package dev.autodev.sessions.replay.speech;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.protocol.Tokens;
import java.util.List;

/** A scripted turn as one document of the Responses API. */
record ResponseDocument(Speech speech, String model) {
  ObjectNode told(ObjectNode request) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    boolean cut = speech.stop().filter("max_tokens"::equals).isPresent();
    response.put("id", "resp_replay_" + speech.session() + "_" + speech.number());
    response.put("object", "response").put("status", cut ? "incomplete" : "completed");
    response.putNull("error").put("model", model);
    if (cut) {
      response.putObject("incomplete_details").put("reason", "max_output_tokens");
    } else {
      response.putNull("incomplete_details");
    }
    ArrayNode output = response.putArray("output");
    if (!speech.turn().text().isEmpty()) {
      text(output.addObject());
    }
    List<ToolUse> tools = speech.turn().tools();
    for (int index = 0; index < tools.size(); index++) {
      call(output.addObject(), tools.get(index), index);
    }
    response.set("usage", usage(speech.usage(request, output)));
    return response;
  }

  private void text(ObjectNode item) {
    item.put("type", "message").put("id", "msg_replay_" + speech.number());
    item.put("status", "completed").put("role", "assistant");
    ObjectNode part = item.putArray("content").addObject();
    if (speech.stop().filter("refusal"::equals).isPresent()) {
      part.put("type", "refusal").put("refusal", speech.turn().text());
    } else {
      part.put("type", "output_text").put("text", speech.turn().text()).putArray("annotations");
    }
  }

  private void call(ObjectNode item, ToolUse tool, int index) {
    String place = speech.number() + "_" + index;
    String prefix = tool.name().equals("write_stdin") ? ResponsesDialogue.WAIT : "call_replay_";
    boolean free = tool.input().isTextual();
    item.put("type", free ? "custom_tool_call" : "function_call");
    item.put("id", (free ? "ctc_replay_" : "fc_replay_") + place).put("status", "completed");
    item.put("call_id", prefix + place).put("name", tool.name());
    if (free) {
      item.put("input", tool.input().asText());
    } else {
      item.put("arguments", tool.input().toString());
    }
  }

  private static ObjectNode usage(Tokens tokens) {
    ObjectNode usage = JsonNodeFactory.instance.objectNode();
    long input = tokens.input() + tokens.cacheRead() + tokens.cacheWrite();
    usage.put("input_tokens", input);
    usage
        .putObject("input_tokens_details")
        .put("cached_tokens", tokens.cacheRead())
        .put("cache_write_tokens", tokens.cacheWrite());
    usage.put("output_tokens", tokens.output());
    usage.putObject("output_tokens_details").put("reasoning_tokens", 0);
    return usage.put("total_tokens", input + tokens.output());
  }
}
