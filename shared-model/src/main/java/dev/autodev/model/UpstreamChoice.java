package dev.autodev.model;

/** What {@code swarm.sessions.upstream} comes to: who answers the calls of a model. */
public final class UpstreamChoice {
  /** Anthropic where a key for it is set, else replay. */
  public static final String AUTO = "auto";

  /** The Messages API of Anthropic. */
  public static final String ANTHROPIC = "anthropic";

  /** Recorded scenarios. */
  public static final String REPLAY = "replay";

  private UpstreamChoice() {}

  /** The name of an upstream: the configured one, or what auto means with or without a key. */
  public static String of(String configured, boolean keyIsSet) {
    if (!configured.equals(AUTO)) {
      return configured;
    }
    return keyIsSet ? ANTHROPIC : REPLAY;
  }
}
