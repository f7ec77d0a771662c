package dev.autodev.sessions.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Understands what the client of one session writes; told every line, in order. */
public interface Dialect {
  /** A new run of the client, in the same session. */
  void startAnew();

  /** The session was begun by another process, whose sums are not ours. */
  default void goOn() {}

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
