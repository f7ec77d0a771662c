package dev.autodev.sims.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.sims.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody said, or what the system noted; a discussion is a note that may have a place. */
final class Note {
  final int id;
  final Person author;
  final Instant createdAt;
  final boolean system;
  final @Nullable JsonNode position;
  String body;

  Note(
      int id,
      Person author,
      Instant createdAt,
      boolean system,
      @Nullable JsonNode position,
      String body) {
    this.id = id;
    this.author = author;
    this.createdAt = createdAt;
    this.system = system;
    this.position = position;
    this.body = body;
  }
}
