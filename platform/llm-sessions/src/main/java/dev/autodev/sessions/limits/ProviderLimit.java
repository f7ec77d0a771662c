package dev.autodev.sessions.limits;

import java.time.Instant;
import java.util.Optional;

/**
 * A provider lets no call through for now: it answered 429 or 529, or said so in an answer.
 *
 * @param reason in words, with what the provider said
 * @param resetsAt when it may be asked again
 * @param told whether the provider named that time; else it is the longest wait of ours
 * @param used fraction of the limit that is used up, if the provider says so; may pass 1
 */
public record ProviderLimit(
    String provider,
    String model,
    String reason,
    Instant notedAt,
    Instant resetsAt,
    boolean told,
    Optional<Double> used)
    implements ProviderNote {}
