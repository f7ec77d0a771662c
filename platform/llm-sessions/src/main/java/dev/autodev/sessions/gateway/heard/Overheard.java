package dev.autodev.sessions.gateway.heard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.limits.NoteReader;
import dev.autodev.sessions.limits.ProviderNote;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.protocol.Tokens;
import dev.autodev.sessions.upstream.UpstreamAnswer;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Optional;

/** What the gateway hears of an answer as it passes; changes nothing of it. */
public sealed interface Overheard permits OverheardEvents, OverheardBody {
  /** For an answer with this head. */
  static Overheard of(Protocol protocol, UpstreamAnswer answer, NoteReader notes) {
    String type = String.valueOf(answer.headers().get("content-type")).toLowerCase(Locale.ROOT);
    return type.startsWith("text/event-stream")
        ? new OverheardEvents(protocol, notes)
        : new OverheardBody(protocol, answer, notes);
  }

  /** Takes the next piece, before it is passed on. */
  void piece(Buffer piece);

  /** The answer ended as it should. */
  void end();

  /** Whether the whole answer was heard. */
  boolean isOver();

  /** Whether it is of use only as a whole. */
  boolean isOneDocument();

  /** What it used, if the provider has said so. */
  Optional<Tokens> used();

  /** What its request used, where that is said first. */
  Optional<Tokens> usedAtStart();

  /** Whether it is an error for which no provider charges. */
  boolean isUncharged();

  /** The model that answers, if it was named. */
  Optional<String> model();

  /** What it says about the provider's limits, besides its head. */
  Optional<ProviderNote> note();

  /** Adds what was heard to a record, as it was. */
  void addTo(ObjectNode record);
}
