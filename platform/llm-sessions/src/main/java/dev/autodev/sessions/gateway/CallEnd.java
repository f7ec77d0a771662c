package dev.autodev.sessions.gateway;

/** How a call ended, as its record says. */
enum CallEnd {
  /** The provider came to its end, be it with an error. */
  COMPLETE,
  /** The connection to the provider was lost, or it was silent for too long. */
  CUT,
  /** The client did not wait for the end. */
  ABANDONED,
  /** The gateway did not let it out, or brought back no answer. */
  REFUSED
}
