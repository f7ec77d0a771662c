package dev.autodev.forge;

import java.util.List;

/**
 * What lies between two commits.
 *
 * @param patch unified diff, cut at a limit and then saying so in its last line
 * @param patchId covers the whole patch to the byte, but not its place in the files: equal for the
 *     same change on another base
 */
public record Diff(String patch, String patchId, List<FileChange> files, int added, int removed) {
  /** Copies. */
  public Diff {
    files = List.copyOf(files);
  }
}
