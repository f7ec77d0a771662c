package dev.autodev.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes.
 *
 * @param interactive whether a person sits at both ends
 */
public record Streams(InputStream in, PrintStream out, PrintStream err, boolean interactive) {}
