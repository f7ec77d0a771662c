package dev.autodev.sessions.gateway.heard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.limits.NoteReader;
import dev.autodev.sessions.limits.ProviderNote;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.protocol.Tokens;
import dev.autodev.sessions.upstream.UpstreamAnswer;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;

/** Hears an answer that comes as one document: a message, or an error. */
final class OverheardBody implements Overheard {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_KEPT = 32 << 20;
  private static final int FIRST_ERROR = 400;

  private final Protocol protocol;
  private final UpstreamAnswer answer;
  private final NoteReader notes;
  private final Buffer kept = Buffer.buffer();
  private JsonNode read = MissingNode.getInstance();
  private Optional<ProviderNote> note = Optional.empty();
  private boolean tooLong;
  private boolean over;

  OverheardBody(Protocol protocol, UpstreamAnswer answer, NoteReader notes) {
    this.protocol = protocol;
    this.answer = answer;
    this.notes = notes;
  }

  @Override
  public void piece(Buffer piece) {
    tooLong |= kept.length() + piece.length() > MOST_KEPT;
    if (!tooLong) {
      kept.appendBuffer(piece);
    }
  }

  @Override
  public void end() {
    over = true;
    read = json();
    if (isError()) {
      note = notes.ofError(answer.status(), answer.headers(), read);
    }
  }

  private JsonNode json() {
    try {
      JsonNode node = tooLong ? null : JSON.readTree(kept.getBytes());
      return node == null ? MissingNode.getInstance() : node;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private boolean isError() {
    return answer.status() >= FIRST_ERROR;
  }

  @Override
  public boolean isOneDocument() {
    return true;
  }

  @Override
  public boolean isOver() {
    return over;
  }

  @Override
  public Optional<Tokens> used() {
    return isError() ? Optional.empty() : protocol.used(read);
  }

  @Override
  public Optional<Tokens> usedAtStart() {
    return Optional.empty();
  }

  @Override
  public boolean isUncharged() {
    return isError();
  }

  @Override
  public Optional<String> model() {
    return Optional.ofNullable(read.path("model").textValue());
  }

  @Override
  public Optional<ProviderNote> note() {
    return note;
  }

  @Override
  public void addTo(ObjectNode record) {
    if (read.isObject()) {
      record.set("response", read);
    } else if (kept.length() > 0) {
      record.put("text", kept.toString());
    }
    if (tooLong) {
      record.put("truncated", true);
    }
  }
}
