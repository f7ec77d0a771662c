package dev.autodev.sessions.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.Usage;
import java.time.Duration;

/** One thing that a client wrote, in the terms that all clients share. */
public sealed interface ClientEvent {
  /** It has a session, which can be gone on with by this id. */
  record Opened(String session) implements ClientEvent {}

  /** The model wrote text. */
  record Said(String text) implements ClientEvent {}

  /** A tool was begun. */
  record ToolBegan(String id, String tool, JsonNode input) implements ClientEvent {}

  /** A tool has ended. */
  record ToolEnded(String id, boolean ok, String answer) implements ClientEvent {}

  /** The model has begun to answer once more, as far as can be told from what the client does. */
  record Answered() implements ClientEvent {}

  /** So much was used since the last such event, in one call of the model or several. */
  record Used(Usage usage) implements ClientEvent {}

  /** A call failed and is made again after the delay. */
  record Retrying(String reason, Duration delay, Trouble trouble) implements ClientEvent {}

  /** Known, and of no further meaning than that the client lives. */
  record Alive() implements ClientEvent {}

  /** Not known to us; ignored and counted. */
  record Unknown(String type) implements ClientEvent {}

  /** What a failed call says about those that would follow. */
  enum Trouble {
    /** It may pass by itself. */
    PASSING,
    /** The provider refuses calls for some time. */
    LIMITED,
    /**
     * The provider does not accept the credentials or the account; a repetition changes nothing.
     */
    REFUSED
  }
}
