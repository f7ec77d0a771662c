package dev.autodev.sessions.codex;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodev.sessions.client.ClientEvent;
import dev.autodev.sessions.client.ClientEvent.Trouble;
import dev.autodev.sessions.client.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What came of one run. Causes are told in words only, so that words is what they are told by. */
final class CodexEnd {
  private static final Pattern REPEATED =
      Pattern.compile("^Reconnecting\\.\\.\\. \\d+/\\d+ \\((.*)\\)$", Pattern.DOTALL);
  private static final Pattern LIMITED =
      Pattern.compile(
          "usage limit|last status: 429|status 429|rate limit exceeded", Pattern.CASE_INSENSITIVE);
  private static final Pattern REFUSED =
      Pattern.compile("status 40[13]|Quota exceeded|billing", Pattern.CASE_INSENSITIVE);

  /** The same again ends the same. */
  private static final Pattern FOR_GOOD =
      Pattern.compile(
          "status 4\\d\\d|invalid_request_error|Missing environment variable|context window",
          Pattern.CASE_INSENSITIVE);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int KILLED = 128;

  private final Clock clock;
  private String lastType = "";
  private Optional<String> failure = Optional.empty();

  CodexEnd(Clock clock) {
    this.clock = clock;
  }

  void heard(String type) {
    lastType = type;
  }

  void failed(String message) {
    failure = Optional.of(message);
  }

  /** An error is not the end yet: either the call is repeated, or the end says it again. */
  ClientEvent error(String message) {
    var repeated = REPEATED.matcher(message);
    return repeated.matches()
        ? new ClientEvent.Retrying(repeated.group(1), Duration.ZERO, trouble(repeated.group(1)))
        : new ClientEvent.Alive();
  }

  private static Trouble trouble(String message) {
    if (LIMITED.matcher(message).find()) {
      return Trouble.LIMITED;
    }
    return REFUSED.matcher(message).find() ? Trouble.REFUSED : Trouble.PASSING;
  }

  Verdict verdict(int exitCode, String complaint, String lastMessage) {
    if (exitCode == 0 && lastType.equals("turn.completed")) {
      return new Verdict.Done(lastMessage, Optional.empty());
    }
    return failure
        .map(this::failure)
        .orElseGet(
            () ->
                new Verdict.Broken(
                    "codex ended with exit status %d in the middle of its turn%s"
                        .formatted(exitCode, complaint.isEmpty() ? "" : ": " + complaint),
                    exitCode == 0 || exitCode > KILLED || !lastType.isEmpty()));
  }

  private Verdict failure(String message) {
    return switch (trouble(message)) {
      case LIMITED -> new Verdict.Limited(ResetTime.in(message, clock.instant()));
      case REFUSED -> new Verdict.Refused("codex: " + words(message));
      case PASSING ->
          new Verdict.Broken("codex: " + words(message), !FOR_GOOD.matcher(message).find());
    };
  }

  /** A refused request is told as the provider's answer, body and all. */
  private static String words(String message) {
    try {
      return JSON.readTree(message).at("/error/message").asText(message);
    } catch (JsonProcessingException e) {
      return message;
    }
  }
}
