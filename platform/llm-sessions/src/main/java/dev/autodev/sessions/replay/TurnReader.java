package dev.autodev.sessions.replay;

import dev.autodev.sessions.replay.Turn.ScriptedError;
import dev.autodev.sessions.replay.speech.ClientTools;
import dev.autodev.sessions.replay.speech.ToolUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one turn of a script. */
final class TurnReader {
  private TurnReader() {}

  static Turn turn(Fields turn) {
    turn.allowOnly("text", "tools", "result", "usage", "stop", "delay", "error");
    List<ToolUse> tools = new ArrayList<>();
    for (Fields tool : turn.objects("tools")) {
      tools.add(toolUse(tool));
    }
    turn.node("result").ifPresent(result -> tools.add(new ToolUse(ClientTools.SUBMIT, result)));
    return new Turn(
        turn.text("text").orElse(""),
        tools,
        turn.node("usage"),
        turn.text("stop"),
        turn.duration("delay").orElse(Duration.ZERO),
        turn.object("error").map(TurnReader::error));
  }

  private static ToolUse toolUse(Fields tool) {
    List<String> names = tool.names();
    if (names.size() != 1) {
      throw tool.wrong("must be one tool with its input, such as bash: {command: ls}");
    }
    String name = names.getFirst();
    return new ToolUse(name, tool.node(name).orElseThrow(() -> tool.wrong("has no input")));
  }

  private static ScriptedError error(Fields error) {
    error.allowOnly("status", "type", "headers", "retryAfter", "times", "disconnect", "midway");
    int times = error.number("times").orElse(Integer.MAX_VALUE);
    Optional<Midway> midway = error.text("midway").map(name -> midway(error, name));
    if (midway.isPresent()) {
      return new ScriptedError(200, Optional.empty(), Map.of(), midway, times);
    }
    if (error.node("disconnect").isPresent()) {
      return new ScriptedError(0, Optional.empty(), Map.of(), Optional.empty(), times);
    }
    int status =
        error
            .number("status")
            .orElseThrow(() -> error.wrong("has neither status, disconnect nor midway"));
    return new ScriptedError(status, error.text("type"), headers(error), Optional.empty(), times);
  }

  private static Map<String, String> headers(Fields error) {
    Map<String, String> headers = new HashMap<>();
    error.number("retryAfter").ifPresent(wait -> headers.put("retry-after", wait.toString()));
    error
        .object("headers")
        .ifPresent(
            named ->
                named.names().forEach(name -> headers.put(name, named.text(name).orElseThrow())));
    return headers;
  }

  private static Midway midway(Fields error, String name) {
    return Stream.of(Midway.values())
        .filter(known -> known.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> error.wrong("needs cut, stall or malformed as 'midway'"));
  }
}
