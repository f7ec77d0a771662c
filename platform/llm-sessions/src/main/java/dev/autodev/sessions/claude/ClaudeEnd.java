package dev.autodev.sessions.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.autodev.sessions.client.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What came of one run: its {@code result} line says so, except that "success" is also the subtype
 * of most failures.
 */
final class ClaudeEnd {
  private static final Set<String> REFUSED = Set.of("authentication_failed", "billing_error");
  private static final int KILLED = 128;

  private JsonNode result = MissingNode.getInstance();
  private String lastError = "";
  private boolean limited;
  private Optional<Instant> resetsAt = Optional.empty();

  /** The error that a message of the client's own has; one of the model has none, and ends it. */
  void note(String error) {
    lastError = error;
    limited = error.equals("rate_limit") || limited && !error.isEmpty();
  }

  void note(JsonNode limit) {
    if (limit.path("status").asText().equals("rejected")) {
      limited = true;
      if (limit.path("resetsAt").isIntegralNumber()) {
        resetsAt = Optional.of(Instant.ofEpochSecond(limit.path("resetsAt").asLong()));
      }
    }
  }

  void result(JsonNode line) {
    result = line;
  }

  Verdict verdict(int exitCode, String complaint) {
    if (result.isMissingNode()) {
      return new Verdict.Broken(
          "claude ended with exit status %d and without a result%s"
              .formatted(exitCode, complaint.isEmpty() ? "" : ": " + complaint),
          exitCode == 0 || exitCode > KILLED);
    }
    boolean wrong = result.path("is_error").asBoolean(true);
    return wrong || exitCode != 0 ? failure() : done();
  }

  private Verdict done() {
    JsonNode structured = result.path("structured_output");
    return new Verdict.Done(
        result.path("result").asText(),
        structured.isMissingNode() || structured.isNull()
            ? Optional.empty()
            : Optional.of(structured));
  }

  private Verdict failure() {
    int status = result.path("api_error_status").asInt();
    if (limited || status == 429) {
      return new Verdict.Limited(resetsAt);
    }
    if (status == 401 || status == 403 || REFUSED.contains(lastError)) {
      return new Verdict.Refused(words());
    }
    return new Verdict.Broken(words(), mayPass(status));
  }

  /** The same again ends the same where the request is what is wrong, or a limit of ours. */
  private boolean mayPass(int status) {
    boolean request = status >= 400 && status < 500 && status != 408;
    boolean refusal = result.path("stop_reason").asText().equals("refusal");
    boolean limit = result.path("subtype").asText().startsWith("error_max_");
    return !request && !refusal && !limit;
  }

  private String words() {
    if (result.path("result").isTextual()) {
      return "claude: " + result.path("result").asText();
    }
    StringBuilder errors = new StringBuilder("claude: ").append(result.path("subtype").asText());
    result.path("errors").forEach(error -> errors.append("; ").append(error.asText()));
    return errors.toString();
  }
}
