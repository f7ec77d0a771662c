package dev.autodev.sessions.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the events in a stream that comes in pieces cut anywhere. Not thread-safe.
 *
 * <p>Lines end with a line feed, a carriage return or both; comments and other fields are skipped.
 */
public final class EventStream {
  private final int mostBytes;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private String name = "";
  private boolean hasData;
  private boolean afterReturn;
  private boolean tooLong;

  /**
   * For events up to a size.
   *
   * @param mostBytes past which nothing more is read of the stream
   */
  public EventStream(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Takes the next piece and gives the events that end in it. */
  public List<ServerSentEvent> feed(byte[] piece) {
    List<ServerSentEvent> ended = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < piece.length; at++) {
      byte b = piece[at];
      if (b == '\n' || b == '\r') {
        if (!(b == '\n' && afterReturn && at == from && line.size() == 0)) {
          line.write(piece, from, at - from);
          endOfLine(ended);
        }
        from = at + 1;
      }
      afterReturn = b == '\r';
    }
    line.write(piece, from, piece.length - from);
    if (line.size() + data.length() > mostBytes) {
      tooLong = true;
    }
    if (tooLong) {
      line.reset();
      data.setLength(0);
      return List.of();
    }
    return ended;
  }

  /** Whether there was an event too long to be read, so that the rest is unknown. */
  public boolean isTooLong() {
    return tooLong;
  }

  private void endOfLine(List<ServerSentEvent> ended) {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (text.isEmpty()) {
      if (hasData) {
        ended.add(new ServerSentEvent(name, data.toString()));
      }
      name = "";
      data.setLength(0);
      hasData = false;
      return;
    }
    int colon = text.indexOf(':');
    String field = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    value = value.startsWith(" ") ? value.substring(1) : value;
    if (field.equals("data")) {
      data.append(hasData ? "\n" : "").append(value);
      hasData = true;
    } else if (field.equals("event")) {
      name = value;
    }
  }
}
