package dev.autodev.processes;

/** Who of a program's processes is asked to stop before all that is left is killed. */
public enum Asked {
  /** All of them, as by Ctrl-C at a terminal. */
  ALL,
  /**
   * Only the program itself, because it ends what it has started, and finds it better while nothing
   * of it has ended yet.
   */
  FIRST
}
