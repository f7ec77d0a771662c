package dev.autodev.sessions.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** What came of one run of a client, by its last words and its exit status. */
public sealed interface Verdict {
  /** It came to its end. */
  record Done(String text, Optional<JsonNode> result) implements Verdict {}

  /** The provider refuses calls, until the time given if the client knows it. */
  record Limited(Optional<Instant> resetsAt) implements Verdict {}

  /** The provider does not accept the credentials or the account. */
  record Refused(String reason) implements Verdict {}

  /** It did not get there. */
  record Broken(String reason, boolean retryable) implements Verdict {}
}
