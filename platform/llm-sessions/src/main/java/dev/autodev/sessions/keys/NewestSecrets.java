package dev.autodev.sessions.keys;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Secrets as they are now: a source of settings may have newer ones than at the start. */
@Singleton
public class NewestSecrets {
  /** Those of the start only. */
  public static final NewestSecrets NONE = new NewestSecrets();

  private final @Nullable Config config;

  /** As that configuration has them. */
  @Inject
  public NewestSecrets(Config config) {
    this.config = config;
  }

  private NewestSecrets() {
    this.config = null;
  }

  /** What the key is set to now, else what it was at the start; nothing where that is blank. */
  public Optional<String> newest(String key, Optional<String> atStart) {
    Optional<String> now =
        config == null ? Optional.empty() : config.getOptionalValue(key, String.class);
    return now.or(() -> atStart).map(String::strip).filter(secret -> !secret.isEmpty());
  }
}
