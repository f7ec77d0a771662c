package dev.autodev.sessions;

import dev.autodev.model.UpstreamChoice;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Model sessions: which client, which model, where the gateway sends calls, limits and prices. */
@ConfigMapping(prefix = "swarm.sessions")
public interface SessionsConfig {
  /** Which client runs a session; {@code builtin} is the only one so far. */
  @WithDefault("builtin")
  String provider();

  /** The model a session asks for unless its role or {@code models} says otherwise. */
  @WithDefault("claude-sonnet-4-5")
  String model();

  /** The model per client, by its name: clients of other providers know other models. */
  Map<String, String> models();

  /**
   * Where the gateway sends model calls: {@code anthropic}, {@code replay} (plays scenario files),
   * or {@code auto}, which is anthropic where its key is set and replay elsewhere.
   */
  @WithDefault(UpstreamChoice.AUTO)
  String upstream();

  /** Most tokens one answer may have, at least 1. */
  @WithDefault("16000")
  int maxOutputTokens();

  /** What the replay upstream plays. */
  Replay replay();

  /** How the anthropic upstream reaches its model. */
  Anthropic anthropic();

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
  }

  /** How the anthropic upstream reaches its model. */
  interface Anthropic {
    /** Where its API is, without {@code /v1}; https, or anything on loopback. */
    @WithDefault("https://api.anthropic.com")
    URI baseUrl();

    /** The operator's key; a secret, so set it in the environment only. */
    @WithDefault("${ANTHROPIC_API_KEY:}")
    Optional<String> apiKey();

    /** Version of the API unless a client asks for another. */
    @WithDefault("2023-06-01")
    String version();

    /** Longest wait for a connection. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** Longest time for one whole call. */
    @WithDefault("10m")
    Duration timeout();
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
