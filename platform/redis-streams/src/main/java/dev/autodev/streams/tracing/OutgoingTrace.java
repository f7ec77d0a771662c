package dev.autodev.streams.tracing;

import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Writes a message's trace into the fields of an entry that is about to be appended. */
public interface OutgoingTrace {
  /** Adds nothing. */
  OutgoingTrace NONE = (message, stream, fields) -> {};

  void sending(Message<?> message, String stream, Map<String, Object> fields);
}
