package dev.autodev.sessions.replay;

import static dev.autodev.sessions.replay.ReplayRig.codex;
import static dev.autodev.sessions.replay.ReplayRig.events;
import static dev.autodev.sessions.replay.ReplayRig.json;
import static dev.autodev.sessions.replay.ReplayRig.parsed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.gateway.SessionGrant;
import dev.autodev.sessions.protocol.Protocol;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One script, told to each client in its API and its tools. */
class ClientsReplayTest {
  private static final String TURNS =
      """
      - text: I write {{task}}.
        tools:
          - write_file: {path: a.txt, content: "it's"}
        usage: {input_tokens: 7, output_tokens: 5, cache_read_input_tokens: 2}
      - tools:
          - bash: {command: git commit -qam a, timeout_seconds: 60}
      - result: {summary: done}
      """;
  private static final String WRITTEN =
      "mkdir -p -- \"$(dirname -- 'a.txt')\" && printf '%s' 'it'\\''s' > 'a.txt'";

  @TempDir Path scratch;

  @Test
  void codexHearsEventsAndIsAskedForItsShell() throws Exception {
    try (ReplayRig rig = ReplayRig.ofTurns(scratch, TURNS);
        SessionGrant grant = rig.grant("t1")) {
      List<JsonNode> events = events(rig.post(grant, Protocol.RESPONSES, codex()));

      assertThat(events)
          .extracting(event -> event.path("type").asText())
          .containsExactly(
              "response.created",
              "response.in_progress",
              "response.output_item.added",
              "response.content_part.added",
              "response.output_text.delta",
              "response.output_text.done",
              "response.content_part.done",
              "response.output_item.done",
              "response.output_item.added",
              "response.function_call_arguments.delta",
              "response.function_call_arguments.done",
              "response.output_item.done",
              "response.completed");
      JsonNode completed = events.getLast().path("response");
      assertThat(completed.at("/output/0/content/0/text").asText()).isEqualTo("I write t1.");
      JsonNode call = completed.at("/output/1");
      assertThat(call.path("name").asText()).isEqualTo("exec_command");
      assertThat(parsed(call.path("arguments").asText()).path("cmd").asText()).isEqualTo(WRITTEN);
      assertThat(completed.at("/usage/input_tokens").asInt()).isEqualTo(9);
      assertThat(grant.ledger().usage().inputTokens()).isEqualTo(7);
      assertThat(grant.ledger().usage().cacheReadTokens()).isEqualTo(2);
    }
  }

  @Test
  void codexIsLedThroughAllTurnsByWhatItSendsBack() throws Exception {
    try (ReplayRig rig = ReplayRig.ofTurns(scratch, TURNS);
        SessionGrant grant = rig.grant("t1")) {
      List<JsonNode> conversation = new ArrayList<>();
      List<String> heard = new ArrayList<>();
      for (int turn = 0; turn < 3; turn++) {
        List<JsonNode> events =
            events(
                rig.post(grant, Protocol.RESPONSES, codex(conversation.toArray(new JsonNode[0]))));
        for (JsonNode item : events.getLast().at("/response/output")) {
          heard.add(item.path("type").asText());
          conversation.add(sentBack(item));
          if (item.has("call_id")) {
            conversation.add(output(item, "Process exited with code 0"));
          }
        }
      }

      assertThat(heard).containsExactly("message", "function_call", "function_call", "message");
      JsonNode last = conversation.getLast();
      assertThat(last.at("/content/0/text").asText())
          .as("the result, and nothing else, is codex' last message")
          .isEqualTo("{\"summary\":\"done\"}");
      HttpResponse<String> more =
          rig.post(grant, Protocol.RESPONSES, codex(conversation.toArray(new JsonNode[0])));
      assertThat(more.statusCode()).isEqualTo(400);
      assertThat(more.body()).contains("has 3 turns");
    }
  }

  @Test
  void codexIsAskedForTheStepsOfATurnAsOneCommandBecauseItRunsCommandsSideBySide()
      throws Exception {
    String turns =
        """
        - tools:
            - bash: {command: echo one}
            - bash: {command: echo two}
        """;
    try (ReplayRig rig = ReplayRig.ofTurns(scratch, turns);
        SessionGrant grant = rig.grant("t1")) {
      JsonNode call = onlyItem(rig.post(grant, Protocol.RESPONSES, codex()));

      assertThat(parsed(call.path("arguments").asText()).path("cmd").asText())
          .isEqualTo(
              "failed=0\n(\necho one\n) || failed=$?\n(\necho two\n) || failed=$?\nexit $failed");
    }
  }

  @Test
  void codexIsMadeToWaitForACommandThatStillRuns() throws Exception {
    try (ReplayRig rig = ReplayRig.ofTurns(scratch, TURNS);
        SessionGrant grant = rig.grant("t1")) {
      ObjectNode call = call("call_replay_0_0", "exec_command");
      JsonNode running = output(call, "Process running with session ID 42\nOutput:\n");

      JsonNode wait = onlyItem(rig.post(grant, Protocol.RESPONSES, codex(call, running)));
      assertThat(wait.path("name").asText()).isEqualTo("write_stdin");
      assertThat(parsed(wait.path("arguments").asText()).path("session_id").asInt()).isEqualTo(42);

      JsonNode ended = output(wait, "Process exited with code 0");
      JsonNode next =
          onlyItem(
              rig.post(grant, Protocol.RESPONSES, codex(call, running, sentBack(wait), ended)));
      assertThat(parsed(next.path("arguments").asText()).path("cmd").asText())
          .isEqualTo("git commit -qam a");
    }
  }

  @Test
  void claudeIsAskedForItsShellAndItsStructuredOutput() throws Exception {
    try (ReplayRig rig = ReplayRig.ofTurns(scratch, TURNS);
        SessionGrant grant = rig.grant("t1")) {
      ObjectNode request = ReplayRig.claude("Bash Read Write StructuredOutput");
      JsonNode call = block(rig.post(grant, Protocol.MESSAGES, request), 1);
      assertThat(call.path("name").asText()).isEqualTo("Bash");
      assertThat(call.at("/input/command").asText()).isEqualTo(WRITTEN);

      answered(request, 1);
      JsonNode shell = block(rig.post(grant, Protocol.MESSAGES, request), 0);
      assertThat(shell.at("/input/timeout").asInt()).isEqualTo(60_000);

      answered(request, 1);
      JsonNode result = block(rig.post(grant, Protocol.MESSAGES, request), 0);
      assertThat(result.path("name").asText()).isEqualTo("StructuredOutput");
      assertThat(result.at("/input/summary").asText()).isEqualTo("done");
    }
  }

  @Test
  void claudeWithoutAShellIsAskedForItsFileTools() throws Exception {
    String turns =
        """
        - tools:
            - read_file: {path: a.txt, offset: 3}
            - edit_file: {path: a.txt, old_text: a, new_text: b}
            - list_files: {}
            - search: {pattern: x, path: src}
        """;
    try (ReplayRig rig = ReplayRig.ofTurns(scratch, turns);
        SessionGrant grant = rig.grant("t1")) {
      HttpResponse<String> answer =
          rig.post(grant, Protocol.MESSAGES, ReplayRig.claude("Read Edit Glob Grep"));

      assertThat(block(answer, 0).path("input"))
          .isEqualTo(json("{'file_path':'a.txt','offset':3}"));
      assertThat(block(answer, 1).path("input"))
          .isEqualTo(json("{'file_path':'a.txt','old_string':'a','new_string':'b'}"));
      assertThat(block(answer, 2).path("input")).isEqualTo(json("{'pattern':'**/*'}"));
      assertThat(block(answer, 3).path("input")).isEqualTo(json("{'pattern':'x','path':'src'}"));
    }
  }

  @Test
  void aToolOfTheClientsOwnIsLeftAsItIs() throws Exception {
    String turns =
        """
        - tools:
            - apply_patch: "*** Begin Patch"
            - Bash: {command: ls}
        """;
    try (ReplayRig rig = ReplayRig.ofTurns(scratch, turns);
        SessionGrant grant = rig.grant("t1")) {
      JsonNode patch =
          events(rig.post(grant, Protocol.RESPONSES, codex())).getLast().at("/response/output/0");
      assertThat(patch.path("type").asText()).isEqualTo("custom_tool_call");
      assertThat(patch.path("input").asText()).isEqualTo("*** Begin Patch");

      HttpResponse<String> claude = rig.post(grant, Protocol.MESSAGES, ReplayRig.claude("Bash"));
      assertThat(block(claude, 1).path("input")).isEqualTo(json("{'command':'ls'}"));
    }
  }

  @Test
  void aScriptedErrorIsToldInEachApi() throws Exception {
    String turns =
        """
        - text: Late.
          error: {status: 429, retryAfter: 90, times: 1}
        """;
    try (ReplayRig rig = ReplayRig.ofTurns(scratch, turns);
        SessionGrant one = rig.grant("t1");
        SessionGrant other = rig.grant("t2")) {
      HttpResponse<String> response = rig.post(one, Protocol.RESPONSES, codex());
      HttpResponse<String> message = rig.post(other, Protocol.MESSAGES, ReplayRig.claude("Bash"));

      assertThat(List.of(response.statusCode(), message.statusCode())).containsOnly(429);
      assertThat(response.headers().firstValue("retry-after")).hasValue("90");
      assertThat(parsed(response.body()).at("/error/code").asText())
          .isEqualTo("rate_limit_exceeded");
      assertThat(parsed(message.body()).at("/error/type").asText()).isEqualTo("rate_limit_error");
      assertThat(rig.post(one, Protocol.RESPONSES, codex()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aScriptedDisconnectCutsEachApi() throws Exception {
    try (ReplayRig rig = ReplayRig.ofTurns(scratch, "- error: {disconnect: true}");
        SessionGrant grant = rig.grant("t1")) {
      assertThatThrownBy(() -> rig.post(grant, Protocol.RESPONSES, codex()))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> rig.post(grant, Protocol.MESSAGES, ReplayRig.claude("Bash")))
          .isInstanceOf(IOException.class);
    }
  }

  /** What codex sends back of an item: without its id and status. */
  private static JsonNode sentBack(JsonNode item) {
    return ((ObjectNode) item.deepCopy()).without(List.of("id", "status"));
  }

  private static ObjectNode call(String id, String name) {
    ObjectNode call = ReplayRig.object("{'type':'function_call','arguments':'{}'}");
    return call.put("call_id", id).put("name", name);
  }

  private static JsonNode output(JsonNode call, String text) {
    ObjectNode output = ReplayRig.object("{'type':'function_call_output'}");
    return output.put("call_id", call.path("call_id").asText()).put("output", text);
  }

  private static JsonNode onlyItem(HttpResponse<String> answer) {
    JsonNode output = events(answer).getLast().at("/response/output");
    assertThat(output).hasSize(1);
    return output.path(0);
  }

  /** A block of a streamed message, with the input its deltas come to. */
  private static JsonNode block(HttpResponse<String> answer, int index) {
    StringBuilder input = new StringBuilder();
    ObjectNode block = ReplayRig.object("{}");
    for (JsonNode event : events(answer)) {
      if (event.path("index").asInt(-1) == index) {
        input.append(event.at("/delta/partial_json").asText());
        if (event.has("content_block")) {
          block.put("name", event.at("/content_block/name").asText());
        }
      }
    }
    return block.set("input", parsed(input.toString()));
  }

  private static void answered(ObjectNode request, int calls) {
    ObjectNode said = request.withArray("/messages").addObject().put("role", "assistant");
    said.putArray("content").addObject().put("type", "tool_use").put("id", "u" + calls);
    ObjectNode done = request.withArray("/messages").addObject().put("role", "user");
    done.putArray("content").addObject().put("type", "tool_result").put("tool_use_id", "u" + calls);
  }
}
