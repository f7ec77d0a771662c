package dev.autodev.sessions.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** Reads the events of the Responses API. */
final class ResponseReading implements StreamReading {
  private static final Set<String> BEFORE_OUTPUT =
      Set.of("response.created", "response.queued", "response.in_progress");
  private static final Set<String> ENDS =
      Set.of("response.completed", "response.incomplete", "response.failed", "error");

  private Optional<Tokens> used = Optional.empty();
  private Optional<String> model = Optional.empty();
  private boolean begun;
  private boolean over;
  private boolean failed;

  @Override
  public void event(JsonNode data) {
    String type = data.path("type").asText();
    JsonNode named = data.at("/response/model");
    if (named.isTextual()) {
      model = Optional.of(named.asText());
    }
    if (ENDS.contains(type)) {
      over = true;
      failed = type.equals("response.failed") || type.equals("error");
      used = OpenAiResponses.tokens(data.at("/response/usage"));
    } else if (type.startsWith("response.") && !BEFORE_OUTPUT.contains(type)) {
      begun = true;
    }
  }

  @Override
  public Optional<Tokens> used() {
    return used;
  }

  @Override
  public Optional<Tokens> usedAtStart() {
    return Optional.empty();
  }

  @Override
  public boolean failedAtStart() {
    return failed && !begun;
  }

  @Override
  public boolean isOver() {
    return over;
  }

  @Override
  public Optional<String> model() {
    return model;
  }
}
