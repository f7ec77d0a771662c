package dev.autodev.sessions.codex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.sessions.client.ClientEvent;
import dev.autodev.sessions.client.Dialect;
import dev.autodev.sessions.client.Verdict;
import java.time.Clock;
import java.util.List;

/** Reads the client's JSON lines. */
final class CodexDialect implements Dialect {
  private final CodexUsage usage;
  private final Clock clock;
  private CodexItems items = new CodexItems();
  private CodexEnd end;

  CodexDialect(CodexUsage usage, Clock clock) {
    this.usage = usage;
    this.clock = clock;
    this.end = new CodexEnd(clock);
  }

  @Override
  public void startAnew() {
    items = new CodexItems();
    end = new CodexEnd(clock);
  }

  @Override
  public void goOn() {
    usage.goOn();
  }

  @Override
  public List<ClientEvent> hear(JsonNode line) {
    String type = line.path("type").asText();
    end.heard(type);
    return switch (type) {
      case "thread.started" -> List.of(new ClientEvent.Opened(line.path("thread_id").asText()));
      case "turn.started" -> List.of(new ClientEvent.Alive());
      case "item.started", "item.updated", "item.completed" -> items.hear(type, line.path("item"));
      case "turn.completed" -> List.of(new ClientEvent.Used(usage.since(line.path("usage"))));
      case "turn.failed" -> {
        end.failed(line.at("/error/message").asText());
        yield List.of(new ClientEvent.Alive());
      }
      case "error" -> List.of(end.error(line.path("message").asText()));
      default -> List.of(new ClientEvent.Unknown(type.isEmpty() ? "without a type" : type));
    };
  }

  @Override
  public Verdict verdict(int exitCode, String complaint) {
    return end.verdict(exitCode, complaint, items.lastMessage());
  }
}
