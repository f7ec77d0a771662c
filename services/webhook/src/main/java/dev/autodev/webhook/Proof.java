package dev.autodev.webhook;

/** Whether a delivery is from who it says. */
sealed interface Proof {
  /**
   * It is.
   *
   * @param delivery its id, the same when it is sent again
   */
  record Genuine(String delivery) implements Proof {}

  /** It is not, or does not show it. */
  record Refused(String why) implements Proof {}
}
