package dev.autodev.cli;

/** Exit codes of both commands; 130 (interrupted) comes from the JVM itself. */
public final class Exit {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;

  private Exit() {}
}
