package dev.autodev.sessions.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.Usage;
import dev.autodev.processes.Redactor;
import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionListener;
import dev.autodev.sessions.gateway.RedactedJson;
import dev.autodev.sessions.tools.Excerpt;
import dev.autodev.sessions.tools.ToolAnswer;
import java.time.Duration;

/** Tells the listener what happens, redacted and bounded. */
final class Telling {
  private static final int MOST_TEXT = 16_000;
  private static final int MOST_SUMMARY = 1_000;

  private final SessionListener listener;
  private final Redactor redactor;

  Telling(SessionListener listener, Redactor redactor) {
    this.listener = listener;
    this.redactor = redactor;
  }

  void started(String words) {
    listener.on(new SessionEvent.Started(words));
  }

  void refused(String words) {
    listener.on(new SessionEvent.Refused(redactor.redact(words)));
  }

  void said(String text) {
    listener.on(new SessionEvent.Said(Excerpt.head(redactor.redact(text), MOST_TEXT)));
  }

  void called(String tool, JsonNode input) {
    String summary = RedactedJson.of(input, redactor).toString();
    listener.on(new SessionEvent.ToolCalled(tool, Excerpt.head(summary, MOST_SUMMARY)));
  }

  void returned(String tool, ToolAnswer answer) {
    String summary = Excerpt.head(redactor.redact(answer.text()), MOST_SUMMARY);
    listener.on(new SessionEvent.ToolReturned(tool, answer.ok(), summary));
  }

  void modelCalled(Usage usage, Duration took) {
    listener.on(new SessionEvent.ModelCalled(usage, took));
  }

  void retrying(String reason, Duration wait) {
    listener.on(new SessionEvent.Retrying(redactor.redact(reason), wait));
  }

  String redacted(String text) {
    return redactor.redact(text);
  }

  JsonNode redacted(JsonNode value) {
    return RedactedJson.of(value, redactor);
  }
}
