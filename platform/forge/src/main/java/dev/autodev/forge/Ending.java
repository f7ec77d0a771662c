package dev.autodev.forge;

import java.util.Optional;

/** How a merge request ended at the forge by the hand of somebody who is not the swarm. */
public sealed interface Ending {
  /** Account name there; empty: the forge does not say who it was. */
  Optional<String> by();

  /**
   * Its change is on the target branch.
   *
   * @param sha the commit that was merged
   */
  record Merged(Optional<String> by, String sha) implements Ending {}

  /** Its change is not wanted. */
  record Closed(Optional<String> by) implements Ending {}
}
