package dev.autodev.agent.left;

import java.nio.file.Path;

/** Where an attempt works on this machine. */
public interface RunPlace {
  /** All of it. */
  Path directory();

  /** A place for one more clone. */
  Path nextWorktree();
}
