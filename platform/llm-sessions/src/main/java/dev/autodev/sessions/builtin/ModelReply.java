package dev.autodev.sessions.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What asking the model, with all repeats, came to. */
sealed interface ModelReply {
  /** A message. */
  record Message(ObjectNode content) implements ModelReply {}

  /** No message, and asking again now will not help. */
  record Failed(String reason, boolean retryable) implements ModelReply {}

  /** The provider wants no calls before this time. */
  record Limited(Instant resetsAt) implements ModelReply {}

  /** No call goes out any more; the ledger says why. */
  record Denied() implements ModelReply {}

  /** Credentials or account are not accepted. */
  record Unauthorized(String reason) implements ModelReply {}
}
