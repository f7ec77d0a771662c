package dev.autodev.aws.logs;

import java.time.Instant;

/**
 * What a container has written.
 *
 * @param stream as {@code pm/pm/0123abcd}
 */
public record LogLine(String id, Instant at, String stream, String text) {
  /** The service that wrote it. */
  public String service() {
    int slash = stream.indexOf('/');
    return slash < 0 ? stream : stream.substring(0, slash);
  }
}
