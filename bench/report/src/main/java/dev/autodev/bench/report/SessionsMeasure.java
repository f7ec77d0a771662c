package dev.autodev.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * Model sessions of one client in one repetition: one line of JSON.
 *
 * @param client its name, and beside which other ones it ran
 * @param atOnce sessions that run at the same time
 * @param sessions how many were measured
 * @param whole from the session's start to its outcome
 * @param start from the session's start to its first call at the gateway
 * @param slowestToFastest the largest ratio of whole times among sessions that ran at once
 * @param rss MB, the median of what the processes of a session had at most
 */
public record SessionsMeasure(
    String client,
    @JsonProperty("at_once") int atOnce,
    int sessions,
    Spread whole,
    Spread start,
    @JsonProperty("slowest_to_fastest") @Nullable Double slowestToFastest,
    @Nullable Double rss) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public SessionsMeasure {
    if (atOnce < 1 || sessions < 1) {
      throw new IllegalArgumentException("No session of %s was measured".formatted(client));
    }
  }

  /** Tells its lines from those of the other cases. */
  @JsonProperty("case")
  public String name() {
    return "sessions";
  }

  public String line() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A measurement is always writable: " + this, e);
    }
  }

  static SessionsMeasure read(String line) {
    try {
      return JSON.readValue(line, SessionsMeasure.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Not a line of sessions (%s): %s".formatted(e.getOriginalMessage(), line), e);
    }
  }
}
