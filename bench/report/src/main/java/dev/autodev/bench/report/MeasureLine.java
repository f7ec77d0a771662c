package dev.autodev.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A measurement as one line of JSON with always the same keys. */
public final class MeasureLine {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private MeasureLine() {}

  public static String write(Measure measure) {
    try {
      return JSON.writeValueAsString(measure);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A measurement is always writable: " + measure, e);
    }
  }

  public static Measure read(String line) {
    try {
      return JSON.readValue(line, Measure.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Not a line of the benchmark (%s): %s".formatted(e.getOriginalMessage(), line), e);
    }
  }
}
