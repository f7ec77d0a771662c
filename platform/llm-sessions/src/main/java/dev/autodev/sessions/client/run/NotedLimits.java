package dev.autodev.sessions.client.run;

import dev.autodev.sessions.limits.LimitNotes;
import dev.autodev.sessions.limits.ProviderLimit;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the gateway heard of limits that hold: clients do not pass on when most of them end.
 *
 * @param upstreams that the client's model may be behind
 */
record NotedLimits(LimitNotes notes, List<String> upstreams, Clock clock) {
  Optional<Instant> resetsAt() {
    return held().map(ProviderLimit::resetsAt).findFirst();
  }

  /** What providers themselves named, to the second; a client's words may be about the minute. */
  Optional<Instant> told() {
    return held().filter(ProviderLimit::told).map(ProviderLimit::resetsAt).findFirst();
  }

  private Stream<ProviderLimit> held() {
    return upstreams.stream().flatMap(upstream -> notes.limit(upstream, clock.instant()).stream());
  }
}
