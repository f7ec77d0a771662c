package dev.autodev.sessions;

/** Which tools a session offers its model. */
public enum ToolSet {
  /** None but the hand-in of a structured result. */
  NONE,
  /** Reading, listing and searching files of the worktree. */
  READ_ONLY,
  /** Also writing and editing files, and running shell commands in the worktree. */
  READ_WRITE
}
