package dev.autodev.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keys in the environment: those of model providers are for the agents, those of forges for agents,
 * dashboard and scheduler, those of the ways to people for the dashboard, Asana's token for
 * dashboard and scheduler, secrets of hooks for the process that takes those in; none of them for
 * any other process.
 */
public final class ProviderKeys {
  private static final String PROVIDER = "SWARM_SESSIONS_PROVIDER";
  private static final String UPSTREAM = "SWARM_SESSIONS_UPSTREAM";

  private static final List<String> ANTHROPIC =
      List.of(
          "SWARM_SESSIONS_ANTHROPIC_API_KEY",
          "ANTHROPIC_API_KEY",
          "SWARM_SESSIONS_ANTHROPIC_PLAN_TOKEN",
          "CLAUDE_CODE_OAUTH_TOKEN");
  private static final List<String> OPENAI =
      List.of(
          "SWARM_SESSIONS_OPENAI_API_KEY", "OPENAI_API_KEY", "SWARM_SESSIONS_OPENAI_PLAN_TOKEN");

  /** Those of model providers. */
  public static final Set<String> OF_MODELS =
      Stream.concat(ANTHROPIC.stream(), OPENAI.stream()).collect(Collectors.toUnmodifiableSet());

  /** Tokens of forges. */
  public static final Set<String> OF_FORGES =
      Set.of("SWARM_FORGES_GITLAB_TOKEN", "SWARM_FORGES_GITHUB_TOKEN");

  /** The variable with Asana's token. */
  public static final String ASANA = "ASANA_ACCESS_TOKEN";

  /** By which deliveries of webhooks are verified; for the process that takes them in. */
  public static final Set<String> OF_HOOKS =
      Set.of(
          "SWARM_WEBHOOKS_GITLAB_SECRET",
          "SWARM_WEBHOOKS_GITHUB_SECRET",
          "SWARM_WEBHOOKS_ASANA_SECRET");

  /** The variables that hold a provider's or a forge's. */
  public static final Set<String> NAMES =
      Stream.concat(OF_MODELS.stream(), OF_FORGES.stream()).collect(Collectors.toUnmodifiableSet());

  /** All of them whose names are known before. */
  public static final Set<String> ALL =
      Stream.of(NAMES, OF_HOOKS, Set.of(ASANA))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  /**
   * AWS credentials of the shell: for this program, and for none that it starts. A swarm that reads
   * its secrets from AWS has a profile or a role.
   */
  public static final Set<String> OF_AWS =
      Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");

  private static final String OF_CHANNELS = "SWARM_SECRET_";

  private ProviderKeys() {}

  /** Whether a variable of that name holds a key. */
  public static boolean isKey(String name) {
    return ALL.contains(name) || name.startsWith(OF_CHANNELS);
  }

  /** The variables of an environment that hold one of either sort. */
  public static Set<String> allIn(Map<String, String> environment) {
    return environment.keySet().stream()
        .filter(ProviderKeys::isKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** As scripts/cli.sh writes them, to keep them out of this program's own environment. */
  static Map<String, String> in(Path file) {
    try {
      Map<String, String> keys = new HashMap<>();
      var name = "";
      for (var line : Files.readString(file).lines().toList()) {
        var begins = Optional.of(line.split("=", 2)).filter(p -> p.length == 2 && isKey(p[0]));
        name = begins.map(parts -> parts[0]).orElse(name);
        keys.merge(
            name, begins.map(parts -> parts[1]).orElse(line), (first, more) -> first + "\n" + more);
      }
      keys.keySet().removeIf(each -> !isKey(each));
      keys.replaceAll((each, key) -> key.strip());
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException("The keys of scripts/cli.sh cannot be read", e);
    }
  }

  /** Those of an environment that are none of some. */
  public static Set<String> allBut(Set<String> some, Map<String, String> environment) {
    return allIn(environment).stream()
        .filter(name -> !some.contains(name))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether there is a key or a plan's token of Anthropic. */
  public static boolean anthropicIn(Map<String, String> environment) {
    return isSet(ANTHROPIC, environment);
  }

  /** Whether there is a key or a plan's token of OpenAI. */
  public static boolean openAiIn(Map<String, String> environment) {
    return isSet(OPENAI, environment);
  }

  private static boolean isSet(List<String> names, Map<String, String> environment) {
    return names.stream().anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
  }

  /** What a process is told that shows which model answers and must not have the key. */
  public static Map<String, String> inPlaceOf(Map<String, String> environment) {
    if (!environment.getOrDefault(UPSTREAM, "auto").equals("auto")) {
      return Map.of();
    }
    if (environment.getOrDefault(PROVIDER, "").equals("codex")) {
      return openAiIn(environment) ? Map.of(UPSTREAM, "openai") : Map.of();
    }
    return anthropicIn(environment) ? Map.of(UPSTREAM, "anthropic") : Map.of();
  }
}
