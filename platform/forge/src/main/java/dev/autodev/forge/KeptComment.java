package dev.autodev.forge;

import java.util.Optional;

/**
 * A comment with what it is on: {@code merge_request} or {@code issue}, perhaps a line of a file.
 */
public record KeptComment(
    String id,
    String marker,
    String on,
    String subject,
    String text,
    Optional<String> file,
    int line) {

  Comment comment() {
    return new Comment(id, marker, text);
  }
}
