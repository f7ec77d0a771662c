package dev.autodev.bench.sessions;

/**
 * How many sessions of a client are measured.
 *
 * @param alone one after the other
 * @param atOnce in a group that begins together
 * @param groups one after the other
 */
record Sizes(int alone, int atOnce, int groups) {
  Sizes {
    if (alone < 1 || atOnce < 2 || groups < 1) {
      throw new IllegalArgumentException("No session, or none beside another: " + alone);
    }
  }

  /** Quick ones show whether everything works. */
  static Sizes of(boolean quick) {
    return quick ? new Sizes(2, 8, 1) : new Sizes(8, 8, 3);
  }
}
