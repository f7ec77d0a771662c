package dev.autodev.model.provider;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.autodev.model.Require;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that is known of a provider, as it stands in Redis for all to read; gone from there
 * once it is over.
 *
 * @param provider the upstream's name, such as {@code anthropic}
 * @param model that was asked for
 * @param reason in words, with what the provider said
 * @param until when a limit resets, or its window begins anew, where that is known
 * @param used fraction of the tightest limit, where that is known; may pass 1
 */
public record ProviderState(
    String provider,
    Kind kind,
    String model,
    String reason,
    Instant notedAt,
    Optional<Instant> until,
    Optional<Double> used) {
  /** The set of the names of all providers that were ever spoken of. */
  public static final String NAMES = "providers";

  public ProviderState {
    provider = Require.text(provider, "provider");
    kind = Require.present(kind, "kind");
    model = model == null ? "" : model;
    reason = Require.text(reason, "reason");
    notedAt = Require.time(Require.present(notedAt, "notedAt"), "notedAt");
    until = until == null ? Optional.empty() : until;
    until.ifPresent(time -> Require.time(time, "until"));
    used = used == null ? Optional.empty() : used;
  }

  /** What is known. */
  public enum Kind {
    /** How much is used; stops nothing. */
    USED("uses"),
    /** It takes no calls before {@code until}. */
    LIMITED("limits"),
    /** It accepts the key or login no more; a person has to act. */
    REFUSED_AUTHENTICATION("refused"),
    /** It accepts the account no more; a person has to act. */
    REFUSED_BILLING("refused");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }

    /** The name on the wire. */
    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it holds until a person acts. */
    public boolean refused() {
      return this == REFUSED_AUTHENTICATION || this == REFUSED_BILLING;
    }

    /** The key of what is known of a provider in this way. */
    public String key(String provider) {
      return prefix + ":" + provider;
    }
  }

  /** The key it stands under. */
  public String key() {
    return kind.key(provider);
  }

  /** The keys of all that may be known of a provider. */
  public static List<String> keys(String provider) {
    return List.of(
        Kind.USED.key(provider),
        Kind.LIMITED.key(provider),
        Kind.REFUSED_AUTHENTICATION.key(provider));
  }
}
