package dev.autodev.sims;

/** A request that is not done, with the status and the words of the answer. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /** With the HTTP status and what is wrong. */
  public Refused(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** There is no such thing. */
  public static Refused missing(String what) {
    return new Refused(404, "404 " + what + " Not Found");
  }
}
