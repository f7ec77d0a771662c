package dev.autodev.cli.terminal;

/** What is printed arrives nowhere any more, so that there is nothing left to do. */
public final class OutputEndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputEndedException() {
    super("The output ended before all of it was written");
  }
}
