package dev.autodev.sims.github;

import dev.autodev.sims.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody said, on the whole or on a line. */
record Comment(int id, Person author, Instant createdAt, String body, @Nullable Place place) {

  /** A line of the diff, as it was before or is after the change: LEFT or RIGHT. */
  record Place(String commit, String path, int line, String side) {}

  /** The same with other words. */
  Comment saying(String words) {
    return new Comment(id, author, createdAt, words, place);
  }
}
