package dev.autodev.model;

/** What {@code swarm.sessions.upstream} comes to: who answers the calls of a model. */
public final class UpstreamChoice {
  /** For each API the provider whose key is set, else replay. */
  public static final String AUTO = "auto";

  /** The Messages API of Anthropic. */
  public static final String ANTHROPIC = "anthropic";

  /** The Responses API of OpenAI, or of whoever speaks it. */
  public static final String OPENAI = "openai";

  /** Recorded scenarios. */
  public static final String REPLAY = "replay";

  private UpstreamChoice() {}

  /**
   * The name of the upstream that serves the Messages API: the configured one, or what auto means
   * with or without a key of Anthropic.
   */
  public static String of(String configured, boolean keyIsSet) {
    if (!configured.equals(AUTO)) {
      return configured;
    }
    return keyIsSet ? ANTHROPIC : REPLAY;
  }
}
