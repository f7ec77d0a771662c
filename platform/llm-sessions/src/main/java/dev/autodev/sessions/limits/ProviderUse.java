package dev.autodev.sessions.limits;

import java.time.Instant;
import java.util.Optional;

/**
 * How much of its tightest limit is used, as a provider said with an answer; stops nothing.
 *
 * @param window the provider's name of the limit, such as {@code 5h} or {@code primary}
 * @param used fraction, from 0
 * @param resetsAt when the window begins anew, if it says so
 */
public record ProviderUse(
    String provider,
    String model,
    String window,
    double used,
    Instant notedAt,
    Optional<Instant> resetsAt)
    implements ProviderNote {}
