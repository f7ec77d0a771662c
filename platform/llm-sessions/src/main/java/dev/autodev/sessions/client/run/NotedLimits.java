package dev.autodev.sessions.client.run;

import dev.autodev.sessions.limits.LimitNotes;
import dev.autodev.sessions.limits.ProviderLimit;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the gateway heard of limits since a session began: clients do not pass on when most of them
 * end.
 */
final class NotedLimits {
  private final LimitNotes notes;
  private final List<String> upstreams;
  private final Clock clock;
  private final Instant began;

  NotedLimits(LimitNotes notes, List<String> upstreams, Clock clock) {
    this.notes = notes;
    this.upstreams = upstreams;
    this.clock = clock;
    this.began = clock.instant();
  }

  Optional<Instant> resetsAt() {
    return upstreams.stream()
        .flatMap(upstream -> notes.limit(upstream, clock.instant()).stream())
        .filter(limit -> !limit.notedAt().isBefore(began))
        .map(ProviderLimit::resetsAt)
        .findFirst();
  }
}
