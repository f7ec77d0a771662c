package dev.autodev.cli.launch;

import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.ProviderKeys;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which client the sessions of a swarm that is started here begin with, and who answers it. */
public final class ModelChoice {
  /** For the usage of an option. */
  public static final String NAMES = "claude, codex, builtin or replay";

  private static final String PROVIDER = "SWARM_SESSIONS_PROVIDER";
  private static final String UPSTREAM = "SWARM_SESSIONS_UPSTREAM";
  private static final String BUILTIN = "builtin";
  private static final List<String> CLIENTS = List.of("claude", "codex");

  private final Invocation invocation;
  private final Path data;

  /** What a swarm on that data directory would find. */
  public ModelChoice(Invocation invocation, Path data) {
    this.invocation = invocation;
    this.data = data;
  }

  /**
   * The same invocation, with the variables that make a swarm use this provider.
   *
   * @param asked one of {@link #NAMES}; null: what the environment says, else a client whose
   *     provider has a key here and which is installed, else the built-in one
   */
  public static Invocation made(Invocation invocation, Path data, @Nullable String asked) {
    if (asked != null && Startup.isUp(data)) {
      throw CliException.usage(
          "A swarm is up on %s already; stop it with 'claude-swarm down', then --provider takes effect"
              .formatted(data));
    }
    ModelChoice choice = new ModelChoice(invocation, data);
    return invocation.with(asked == null ? choice.usual() : choice.of(asked));
  }

  Map<String, String> of(String asked) {
    if (CLIENTS.contains(asked)) {
      if (!isInstalled(asked)) {
        throw CliException.failed(
            "'%s' CLI not found. Please install it first with scripts/install-clients: it is neither in one of %s nor on the PATH"
                .formatted(asked, folders()));
      }
      return Map.of(PROVIDER, asked);
    }
    return switch (asked) {
      case BUILTIN -> Map.of(PROVIDER, BUILTIN);
      case "replay" -> Map.of(PROVIDER, BUILTIN, UPSTREAM, "replay");
      default -> throw CliException.usage("--provider is '%s'; give %s".formatted(asked, NAMES));
    };
  }

  Map<String, String> usual() {
    if (isDecided()) {
      return Map.of();
    }
    Map<String, String> environment = invocation.environment();
    if (ProviderKeys.anthropicIn(environment) && isInstalled("claude")) {
      return Map.of(PROVIDER, "claude");
    }
    return ProviderKeys.openAiIn(environment) && isInstalled("codex")
        ? Map.of(PROVIDER, "codex")
        : Map.of();
  }

  /** Whether the environment says already who works, or who answers. */
  boolean isDecided() {
    Map<String, String> environment = invocation.environment();
    return environment.containsKey(PROVIDER)
        || !environment.getOrDefault("SWARM_LLM_PROVIDER", "").isBlank()
        || !environment.getOrDefault(UPSTREAM, "auto").equals("auto");
  }

  private boolean isInstalled(String client) {
    return installed(client).isPresent();
  }

  /** The program of a client that sessions would run. */
  public Optional<Path> installed(String client) {
    Stream<Path> onPath =
        Arrays.stream(invocation.environment().getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .map(Path::of);
    return Stream.concat(folders().stream(), onPath)
        .map(folder -> folder.resolve(client))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** As {@code swarm.sessions.clients.folders} has them by default. */
  private List<Path> folders() {
    Path home = Path.of(invocation.environment().getOrDefault("HOME", "/"));
    return List.of(data.resolve("clients/bin"), home.resolve(".auto-dev/clients/bin"));
  }
}
