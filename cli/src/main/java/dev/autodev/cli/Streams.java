package dev.autodev.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes.
 *
 * @param interactive whether a person sits at both ends
 * @param columns how wide the terminal is; 0: nobody knows, or there is none
 */
public record Streams(
    InputStream in, PrintStream out, PrintStream err, boolean interactive, int columns) {
  /** To where lines may be of any length. */
  public Streams(InputStream in, PrintStream out, PrintStream err, boolean interactive) {
    this(in, out, err, interactive, 0);
  }
}
