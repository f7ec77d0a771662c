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
   * The name of the upstream that answers a client: the configured one, or what auto means with or
   * without a key of the client's provider.
   *
   * @param provider the upstream of the API that the client speaks
   */
  public static String of(String configured, String provider, boolean keyIsSet) {
    if (!configured.equals(AUTO)) {
      return configured;
    }
    return keyIsSet ? provider : REPLAY;
  }
}
