package dev.autodev.sessions.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.sessions.replay.speech.ToolUse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One scripted answer.
 *
 * @param text what it says, empty for nothing
 * @param usage in the shape of the Anthropic API; estimated from sizes if missing
 * @param stop the stop reason if it is not the natural one
 * @param error answered instead, always or the first few times
 */
record Turn(
    String text,
    List<ToolUse> tools,
    Optional<JsonNode> usage,
    Optional<String> stop,
    Duration delay,
    Optional<ScriptedError> error) {

  Turn {
    tools = List.copyOf(tools);
  }

  /**
   * A failure of the provider.
   *
   * @param status HTTP status; 0 cuts the connection
   * @param type what machines read in the answer's body, instead of the usual one of the status
   * @param midway what happens within the turn, which begins well then, whatever the status
   * @param times how often in a session, before the turn itself is played
   */
  record ScriptedError(
      int status,
      Optional<String> type,
      Map<String, String> headers,
      Optional<Midway> midway,
      int times) {
    ScriptedError {
      headers = Map.copyOf(headers);
    }
  }
}
