package dev.autodev.forge;

import dev.autodev.processes.Finished;

/** The repository that one of ours is a copy of. */
interface Upstream {
  /**
   * Moves a ref there, and in the copy, if it is where expected; {@link Refs#NONE} as the commit
   * deletes it. After a failure the copy shows what there is.
   */
  Finished move(String ref, String commit, String expected);
}
