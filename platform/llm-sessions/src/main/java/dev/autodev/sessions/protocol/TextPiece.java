package dev.autodev.sessions.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Text that an event adds to a longer one.
 *
 * @param whole what it is a piece of; equal for all pieces of one text
 * @param holder the object within the event that has the piece
 * @param field the piece's name in it
 */
public record TextPiece(String whole, ObjectNode holder, String field) {
  /** The piece itself. */
  public String text() {
    return holder.path(field).asText();
  }

  /** Puts another text in its place. */
  public void replace(String text) {
    holder.put(field, text);
  }
}
