package dev.autodev.cli;

/** Exit codes of all commands; 130 (interrupted) comes from the JVM itself. */
public final class Exit {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;

  /** Whoever read the output has gone, as of a program that the signal for that ends. */
  public static final int OUTPUT_ENDED = 141;

  private Exit() {}
}
