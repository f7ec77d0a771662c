package dev.autodev.sessions.client.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.processes.Redactor;
import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionListener;
import dev.autodev.sessions.client.ClientEvent;
import dev.autodev.sessions.gateway.RedactedJson;
import dev.autodev.sessions.tools.Excerpt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Tells the listener what a client does, redacted and bounded. */
final class Transcript {
  private static final int MOST_TEXT = 16_000;
  private static final int MOST_SUMMARY = 1_000;

  private final SessionListener listener;
  private final Redactor redactor;
  private final Clock clock;
  private final Map<String, String> toolNames = new HashMap<>();
  private Instant lastAsked;

  Transcript(SessionListener listener, Redactor redactor, Clock clock) {
    this.listener = listener;
    this.redactor = redactor;
    this.clock = clock;
    this.lastAsked = clock.instant();
  }

  void started(String client) {
    listener.on(new SessionEvent.Started(client));
  }

  void refused(String words) {
    listener.on(new SessionEvent.Refused(redacted(words)));
  }

  void tell(ClientEvent event) {
    switch (event) {
      case ClientEvent.Said said ->
          listener.on(new SessionEvent.Said(Excerpt.head(redacted(said.text()), MOST_TEXT)));
      case ClientEvent.ToolBegan began -> began(began);
      case ClientEvent.ToolEnded ended -> ended(ended);
      case ClientEvent.Used used -> {
        Duration took = Duration.between(lastAsked, clock.instant());
        listener.on(new SessionEvent.ModelCalled(used.usage(), took));
        lastAsked = clock.instant();
      }
      case ClientEvent.Retrying retrying ->
          listener.on(new SessionEvent.Retrying(redacted(retrying.reason()), retrying.delay()));
      case ClientEvent.Opened opened -> {}
      case ClientEvent.Answered answered -> {}
      case ClientEvent.Alive alive -> {}
      case ClientEvent.Unknown unknown -> {}
    }
  }

  private void began(ClientEvent.ToolBegan began) {
    toolNames.put(began.id(), began.tool());
    String input = redacted(began.input()).toString();
    listener.on(new SessionEvent.ToolCalled(began.tool(), Excerpt.head(input, MOST_SUMMARY)));
  }

  private void ended(ClientEvent.ToolEnded ended) {
    String tool = toolNames.getOrDefault(ended.id(), "tool");
    String answer = Excerpt.head(redacted(ended.answer()), MOST_SUMMARY);
    listener.on(new SessionEvent.ToolReturned(tool, ended.ok(), answer));
    lastAsked = clock.instant();
  }

  String redacted(String text) {
    return redactor.redact(text);
  }

  JsonNode redacted(JsonNode value) {
    return RedactedJson.of(value, redactor);
  }
}
