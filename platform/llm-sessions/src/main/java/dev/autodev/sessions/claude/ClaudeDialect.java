package dev.autodev.sessions.claude;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.sessions.client.ClientEvent;
import dev.autodev.sessions.client.ClientEvent.Trouble;
import dev.autodev.sessions.client.Dialect;
import dev.autodev.sessions.client.Verdict;
import dev.autodev.sessions.gateway.Prices;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Reads the client's {@code stream-json}. */
final class ClaudeDialect implements Dialect {
  private static final Set<String> KNOWN_SYSTEM =
      Set.of(
          "compact_boundary",
          "hook_response",
          "hook_started",
          "model_fallback",
          "model_refusal_no_fallback",
          "status",
          "task_notification",
          "task_progress",
          "task_started",
          "task_updated");

  private final ClaudeMessages messages;
  private ClaudeEnd end = new ClaudeEnd();

  ClaudeDialect(Prices prices) {
    messages = new ClaudeMessages(prices);
  }

  @Override
  public void startAnew() {
    end = new ClaudeEnd();
  }

  @Override
  public List<ClientEvent> hear(JsonNode line) {
    String type = line.path("type").asText();
    return switch (type) {
      case "system" -> List.of(system(line));
      case "assistant" -> {
        end.note(line.path("error").asText());
        yield messages.assistant(line);
      }
      case "user" -> messages.user(line);
      case "stream_event" -> messages.streamed(line.path("event"));
      case "rate_limit_event" -> {
        end.note(line.path("rate_limit_info"));
        yield List.of(new ClientEvent.Alive());
      }
      case "result" -> {
        end.result(line);
        yield List.of(new ClientEvent.Alive());
      }
      case "control_response", "keep_alive", "tool_progress" -> List.of(new ClientEvent.Alive());
      default -> List.of(new ClientEvent.Unknown(type.isEmpty() ? "without a type" : type));
    };
  }

  private static ClientEvent system(JsonNode line) {
    String subtype = line.path("subtype").asText();
    return switch (subtype) {
      case "init" -> new ClientEvent.Opened(line.path("session_id").asText());
      case "api_retry" -> retrying(line);
      default ->
          KNOWN_SYSTEM.contains(subtype)
              ? new ClientEvent.Alive()
              : new ClientEvent.Unknown("system/" + subtype);
    };
  }

  private static ClientEvent retrying(JsonNode line) {
    int status = line.path("error_status").asInt();
    String error = line.path("error").asText();
    Trouble trouble =
        switch (status) {
          case 401, 403 -> Trouble.REFUSED;
          case 429 -> Trouble.LIMITED;
          default -> Trouble.PASSING;
        };
    String reason = status == 0 ? "the model did not answer" : "the model answered " + status;
    return new ClientEvent.Retrying(
        "%s (%s)".formatted(reason, error),
        Duration.ofMillis(line.path("retry_delay_ms").asLong()),
        trouble);
  }

  @Override
  public Verdict verdict(int exitCode, String complaint) {
    return end.verdict(exitCode, complaint);
  }
}
