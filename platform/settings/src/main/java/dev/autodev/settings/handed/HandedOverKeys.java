package dev.autodev.settings.handed;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.EnvConfigSource;

/**
 * The keys from standard input as if they were variables of the environment: {@code
 * ANTHROPIC_API_KEY} is found as such, {@code SWARM_SESSIONS_ANTHROPIC_API_KEY} also as {@code
 * swarm.sessions.anthropic.api-key}.
 */
@StaticInitSafe
public class HandedOverKeys extends EnvConfigSource {
  private static final long serialVersionUID = 1L;
  private static final int ABOVE_THE_ENVIRONMENT = ORDINAL + 10;

  /** Of this process; reads standard input if it was promised and nobody has read it yet. */
  public HandedOverKeys() {
    super(StandardInput.keys(), ABOVE_THE_ENVIRONMENT);
  }

  @Override
  public String getName() {
    return "Keys from standard input";
  }
}
