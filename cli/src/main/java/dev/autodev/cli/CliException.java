package dev.autodev.cli;

/** Ends the command with one line that names the cause and the remedy. */
public final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CliException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public static CliException failed(String message) {
    return new CliException(Exit.FAILED, message);
  }

  public static CliException usage(String message) {
    return new CliException(Exit.USAGE, message);
  }

  int exitCode() {
    return exitCode;
  }
}
