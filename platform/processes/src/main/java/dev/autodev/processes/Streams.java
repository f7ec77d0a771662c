package dev.autodev.processes;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a program reads from and where it complains.
 *
 * @param input the file that is its stdin; without one it is empty
 * @param errors where its stderr goes; without one it goes where stdout goes
 */
public record Streams(Optional<Path> input, Optional<Errors> errors) {

  /** An empty stdin, and one stream for all output. */
  public static final Streams USUAL = new Streams(Optional.empty(), Optional.empty());

  /** A file for stderr alone, which gets up to 50 MiB of it, redacted. */
  public record Errors(Path file, Redactor redactor) {}
}
