package dev.autodev.scanners;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to scan.
 *
 * @param outputDirectory gets the engines' own reports; outside the work tree
 * @param onlyPaths relative paths to look at; the whole tree when absent
 * @param ignore what was allowed beforehand; take it from the base commit where the change itself
 *     is not to be trusted with it
 */
public record ScanRequest(
    Path worktree,
    Path outputDirectory,
    Duration timeout,
    Optional<List<String>> onlyPaths,
    ScanIgnore ignore) {

  /** Makes the paths absolute. */
  public ScanRequest {
    worktree = worktree.toAbsolutePath().normalize();
    outputDirectory = outputDirectory.toAbsolutePath().normalize();
    onlyPaths = onlyPaths.map(List::copyOf);
  }

  /** With the ignore file of the work tree itself. */
  public ScanRequest(
      Path worktree, Path outputDirectory, Duration timeout, Optional<List<String>> onlyPaths) {
    this(worktree, outputDirectory, timeout, onlyPaths, ScanIgnore.in(worktree));
  }
}
