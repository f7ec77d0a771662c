package dev.autodev.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The server said no, with problem details (RFC 9457). */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;
  private static final String OURS = "urn:auto-dev:problem:";

  private final int status;
  private final transient JsonNode answer;

  RefusedException(int status, JsonNode problem) {
    super(line(status, problem));
    this.status = status;
    this.answer = problem;
  }

  public int status() {
    return status;
  }

  /** What came with it. */
  public JsonNode answer() {
    return answer;
  }

  /** Whether the caller asked for something that can never work. */
  public boolean isUsage() {
    return status == BAD_REQUEST || status == UNPROCESSABLE;
  }

  private static String line(int status, JsonNode problem) {
    var parts = new ArrayList<String>();
    // The title of our own problems only says the status in words.
    var ours = Json.text(problem, "type").startsWith(OURS) && problem.hasNonNull("detail");
    for (var field : ours ? List.of("detail") : List.of("title", "detail", "remedy")) {
      var text = Json.text(problem, field);
      if (!text.isBlank() && !parts.contains(text)) {
        parts.add(text.strip());
      }
    }
    var line =
        parts.isEmpty() ? "The server refused (HTTP " + status + ")" : String.join(": ", parts);
    var candidates = new ArrayList<String>();
    problem.path("candidates").forEach(candidate -> candidates.add(candidate.asText()));
    return candidates.isEmpty() || line.contains(candidates.get(0))
        ? line
        : line + ": " + String.join(", ", candidates);
  }
}
