package dev.autodev.sessions.replay.speech;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.sessions.protocol.Tokens;
import java.util.List;
import java.util.Optional;

/**
 * One turn of a scripted model, before it is told in an API.
 *
 * @param number the how-manieth answer it is, from 0
 * @param session whose it is, for ids
 * @param usage estimated from sizes if missing
 * @param stop the stop reason of the Messages API if it is not the natural one
 */
public record Speech(
    Turn turn, int number, String session, Optional<Tokens> usage, Optional<String> stop) {

  /**
   * What is said.
   *
   * @param text empty for none
   */
  public record Turn(String text, List<ToolUse> tools) {
    public Turn {
      tools = List.copyOf(tools);
    }
  }

  /** Bytes per token; a coarse average of source text, so the usage is an estimate. */
  private static final int BYTES_PER_TOKEN = 4;

  Tokens usage(JsonNode request, JsonNode answer) {
    return usage.orElseGet(() -> new Tokens(tokens(request), tokens(answer), 0, 0));
  }

  private static long tokens(JsonNode node) {
    return Math.max(1, node.toString().length() / BYTES_PER_TOKEN);
  }
}
