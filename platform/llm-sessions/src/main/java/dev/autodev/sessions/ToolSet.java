package dev.autodev.sessions;

/** Which tools a session offers its model, each set with all of those before it. */
public enum ToolSet {
  /** None but the hand-in of a structured result. */
  NONE,
  /** Reading, listing and searching files of the worktree. */
  READ_ONLY,
  /**
   * Also writing and editing files there, but no shell. A client that has nothing but its shell to
   * work with keeps that, in a sandbox that writes to the worktree only.
   */
  FILES,
  /** Also running shell commands in the worktree. */
  READ_WRITE;

  /** What both allow. */
  public ToolSet atMost(ToolSet other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Whether the worktree may change. */
  public boolean writes() {
    return compareTo(FILES) >= 0;
  }
}
