package dev.autodev.sessions.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Understands what one run of a client writes; told every line, in order. */
public interface Dialect {
  /** What one line means. */
  List<ClientEvent> hear(JsonNode line);

  /**
   * What came of the run, once it has ended.
   *
   * @param complaint the end of what it wrote to its stderr, for those ends that are told nowhere
   *     else
   */
  Verdict verdict(int exitCode, String complaint);
}
