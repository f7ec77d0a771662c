package dev.autodev.sessions;

import dev.autodev.model.UpstreamChoice;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Model sessions: which client, which model, where the gateway sends calls, limits and prices. */
@ConfigMapping(prefix = "swarm.sessions")
public interface SessionsConfig {
  /** Which client runs a session: {@code builtin}, {@code claude} or {@code codex}. */
  @WithDefault("builtin")
  String provider();

  /** The model a session asks for unless its role or {@code models} says otherwise. */
  @WithDefault("claude-sonnet-4-5")
  String model();

  /** The model per client, by its name: clients of other providers know other models. */
  Map<String, String> models();

  /**
   * Where the gateway sends model calls: {@code anthropic}, {@code openai}, {@code replay} (plays
   * scenario files), or {@code auto}, which is for each API the provider whose key is set, and
   * replay where none is.
   */
  @WithDefault(UpstreamChoice.AUTO)
  String upstream();

  /** Most tokens one answer may have, at least 1. */
  @WithDefault("16000")
  int maxOutputTokens();

  /** Tokens that are held back for an answer whose request does not bound it. */
  @WithDefault("32000")
  int assumedOutputTokens();

  /** What the replay upstream plays. */
  Replay replay();

  /** How the anthropic upstream reaches its model. */
  Anthropic anthropic();

  /** How the openai upstream reaches its model. */
  OpenAi openai();

  /**
   * How a session's client and shell are kept from the rest of the machine: {@code bubblewrap},
   * {@code none} (they have all your rights), or {@code auto}, which is bubblewrap where that
   * works. The transcript says which it was.
   */
  @WithDefault("auto")
  String confinement();

  /**
   * What a confined session reaches: {@code registries} (nothing but the model gateway and the
   * hosts of {@code registries}), or {@code open} (the whole network of this machine).
   */
  @WithDefault("registries")
  String network();

  /**
   * Hosts that a confined session may reach besides the model gateway, each as {@code host}, {@code
   * host:port} or {@code *.domain}; ports 80 and 443 where none is given. None by default: name the
   * package registries that the repositories' builds need.
   */
  Optional<List<String>> registries();

  /** What the command-line clients have in common. */
  Clients clients();

  /** The client {@code claude}. */
  Claude claude();

  /** The client {@code codex}. */
  Codex codex();

  /** Limits of a session unless its task says otherwise. */
  Limits limits();

  /** How refused or lost model calls are repeated. */
  Retry retry();

  /** Price per model; a key also holds for longer names that begin with it. */
  Map<String, Price> prices();

  /** What the replay upstream plays. */
  interface Replay {
    /** Directory whose {@code *.yaml} files come before those on the class path. */
    Optional<Path> scenarios();

    /** One scenario file of this process, which comes before all others. */
    Optional<Path> override();

    /**
     * Recorded exchanges (lines of {@code exchanges.jsonl}) to play again in place of scenarios.
     */
    Optional<Path> recorded();
  }

  /** How the anthropic upstream reaches its model. */
  interface Anthropic {
    /** Where its API is, without {@code /v1}; https, or anything on loopback. */
    @WithDefault("https://api.anthropic.com")
    URI baseUrl();

    /** The operator's key; a secret, so set it in the environment only. */
    @WithDefault("${ANTHROPIC_API_KEY:}")
    Optional<String> apiKey();

    /** The token of a plan, used where there is no key; a secret, as the key is. */
    @WithDefault("${CLAUDE_CODE_OAUTH_TOKEN:}")
    Optional<String> planToken();

    /** Version of the API unless a client asks for another. */
    @WithDefault("2023-06-01")
    String version();

    /** Longest wait for a connection. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** Longest silence of the provider, before its answer and within it. */
    @WithDefault("10m")
    Duration timeout();

    /** Whether there is a key or a plan's token. */
    default boolean hasKey() {
      return Stream.of(apiKey(), planToken())
          .flatMap(Optional::stream)
          .anyMatch(secret -> !secret.isBlank());
    }
  }

  /** How the openai upstream reaches its model. */
  interface OpenAi {
    /** Where its API is, with {@code /v1}; https, or anything on loopback. */
    @WithDefault("https://api.openai.com/v1")
    URI baseUrl();

    /** The operator's key; a secret, so set it in the environment only. */
    @WithDefault("${OPENAI_API_KEY:}")
    Optional<String> apiKey();

    /** The token of a ChatGPT plan, used where there is no key; a secret as well. */
    Optional<String> planToken();

    /** The account that the plan belongs to, as the login of {@code codex} names it. */
    Optional<String> planAccount();

    /** Where calls with the token of a plan go; https, or anything on loopback. */
    @WithDefault("https://chatgpt.com/backend-api/codex")
    URI planBaseUrl();

    /** Longest wait for a connection. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** Longest silence of the provider, before its answer and within it. */
    @WithDefault("10m")
    Duration timeout();

    /** Whether there is a key or the token of a plan. */
    default boolean hasKey() {
      return Stream.of(apiKey(), planToken())
          .flatMap(Optional::stream)
          .anyMatch(key -> !key.isBlank());
    }
  }

  /** What the command-line clients have in common. */
  interface Clients {
    /** The data directory, below which {@code scripts/install-clients} puts them. */
    @WithDefault("${swarm.data:}")
    Optional<Path> data();

    /**
     * Where they are looked for before the PATH: {@code clients/bin} below the data directory, then
     * below {@code .auto-dev} in the home directory.
     */
    default List<Path> folders() {
      Path home = Path.of(System.getProperty("user.home"), ".auto-dev");
      return Stream.concat(data().stream(), Stream.of(home))
          .map(folder -> folder.resolve("clients/bin"))
          .toList();
    }

    /**
     * Longest time without a word while a tool is at work; {@code limits.silence} holds while the
     * model is waited for.
     */
    @WithDefault("20m")
    Duration toolSilence();

    /**
     * Time between asking a client to end and killing it (SUBPROCESS_TERM_TIMEOUT); to end its
     * tools takes it less than a second.
     */
    @WithDefault("${SUBPROCESS_TERM_TIMEOUT:5}")
    Duration termWait();

    /** The program {@code bwrap} of bubblewrap. */
    @WithDefault("bwrap")
    String bubblewrap();
  }

  /** The client {@code claude}. */
  interface Claude {
    /**
     * Its program; if missing, what {@code scripts/install-clients} has installed, else the first
     * on the PATH.
     */
    Optional<Path> binary();

    /** How often it repeats a model call that failed, from 0; the queue waits better. */
    @WithDefault("2")
    int retries();
  }

  /** The client {@code codex}. */
  interface Codex {
    /**
     * Its program; if missing, what {@code scripts/install-clients} has installed, else the first
     * on the PATH.
     */
    Optional<Path> binary();

    /** How often it repeats a model call that failed, from 0; the queue waits better. */
    @WithDefault("2")
    int retries();
  }

  /** Limits of a session unless its task says otherwise. */
  interface Limits {
    /** Wall-clock time of a whole session. */
    @WithDefault("30m")
    Duration total();

    /** Longest wait for one answer of the model. */
    @WithDefault("5m")
    Duration silence();

    /** Most answers of the model. */
    @WithDefault("80")
    int maxTurns();

    /** Most tokens without those read from the cache. */
    @WithDefault("2000000")
    long maxTokens();

    /** These limits as a request carries them. */
    default SessionLimits asSessionLimits() {
      return new SessionLimits(total(), silence(), maxTurns(), maxTokens());
    }
  }

  /** How refused or lost model calls are repeated. */
  interface Retry {
    /** How often one call is tried, at least 1. */
    @WithDefault("4")
    int attempts();

    /** Wait before the second try; doubles from try to try. */
    @WithDefault("1s")
    Duration firstWait();

    /** Longest wait; a provider that asks for more ends the session as rate-limited. */
    @WithDefault("30s")
    Duration longestWait();
  }

  /** USD per million tokens. */
  interface Price {
    /** Tokens of the prompt. */
    BigDecimal input();

    /** Tokens of the answer. */
    BigDecimal output();

    /** Tokens read from the provider's cache. */
    @WithDefault("0")
    BigDecimal cacheRead();

    /** Tokens written to the provider's cache. */
    @WithDefault("0")
    BigDecimal cacheWrite();
  }
}
