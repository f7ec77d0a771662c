package dev.autodev.sessions.keys;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Secrets as they are now: a source of settings may have newer ones than at the start. */
@Singleton
public class NewestSecrets {
  /** Those of the start only. */
  public static final NewestSecrets NONE = new NewestSecrets();

  /** Sources of settings are slow to ask, and each attempt asks what it must not tell. */
  private static final Duration KEPT = Duration.ofSeconds(1);

  private final Map<String, Found> found = new ConcurrentHashMap<>();
  private final @Nullable Config config;

  private record Found(Optional<String> secret, long at) {
    boolean isOld(long now) {
      return now - at > KEPT.toNanos();
    }
  }

  /** As that configuration has them. */
  @Inject
  public NewestSecrets(Config config) {
    this.config = config;
  }

  private NewestSecrets() {
    this.config = null;
  }

  /**
   * What the key is set to, as of a second ago at most, else what it was at the start; nothing
   * where that is blank.
   */
  public Optional<String> newest(String key, Optional<String> atStart) {
    return config == null ? said(atStart) : said(now(config, key).or(() -> atStart));
  }

  private Optional<String> now(Config from, String key) {
    long now = System.nanoTime();
    return found
        .compute(
            key,
            (same, last) ->
                last == null || last.isOld(now)
                    ? new Found(from.getOptionalValue(key, String.class), now)
                    : last)
        .secret();
  }

  private static Optional<String> said(Optional<String> secret) {
    return secret.map(String::strip).filter(text -> !text.isEmpty());
  }
}
