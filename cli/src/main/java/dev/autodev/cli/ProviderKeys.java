package dev.autodev.cli;

import java.util.Map;
import java.util.Set;

/** Keys of model providers in the environment: for the agents, and for no other process. */
public final class ProviderKeys {
  private static final String OURS = "SWARM_SESSIONS_ANTHROPIC_API_KEY";
  private static final String USUAL = "ANTHROPIC_API_KEY";
  private static final String UPSTREAM = "SWARM_SESSIONS_UPSTREAM";

  /** The variables that hold one. */
  public static final Set<String> NAMES = Set.of(OURS, USUAL);

  private ProviderKeys() {}

  /** What a process is told that shows which model answers and must not have the key. */
  public static Map<String, String> inPlaceOf(Map<String, String> environment) {
    var upstream = environment.getOrDefault(UPSTREAM, "auto");
    var key = environment.getOrDefault(OURS, environment.getOrDefault(USUAL, ""));
    return upstream.equals("auto") && !key.isBlank() ? Map.of(UPSTREAM, "anthropic") : Map.of();
  }
}
