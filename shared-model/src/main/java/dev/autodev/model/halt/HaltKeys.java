package dev.autodev.model.halt;

/** Where emergency stops stand in Redis; the control plane writes them, agents look there. */
public final class HaltKeys {
  /**
   * Hash of what is stopped now: {@code version}, which grows with each stop and release, {@code
   * confirmed} (Redis' own seconds) and a field by {@link HaltScope#wire()} for each. While it is
   * absent, no call of a model goes out.
   */
  public static final String HALTS = "halts";

  private HaltKeys() {}
}
