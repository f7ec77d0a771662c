package dev.autodev.sessions.choice;

import dev.autodev.sessions.limits.LimitNotes;
import dev.autodev.sessions.limits.ProviderLimit;
import dev.autodev.sessions.limits.ProviderRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Picks from a chain: the first that is not limited, each at most once; never one in refusal's
 * place.
 */
final class NextProvider {
  /** Where no provider names a time. */
  private static final Duration SHORT = Duration.ofSeconds(30);

  /** A limit that is over sooner is waited for by the client itself: no reason to change. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private final LimitNotes notes;
  private final Instant now;
  private final List<String> reasons = new ArrayList<>();
  private Optional<Instant> earliest = Optional.empty();

  private NextProvider(LimitNotes notes, Instant now) {
    this.notes = notes;
    this.now = now;
  }

  static Choice of(List<Candidate> chain, Set<Candidate> tried, LimitNotes notes, Instant now) {
    return new NextProvider(notes, now).in(chain, tried);
  }

  private Choice in(List<Candidate> chain, Set<Candidate> tried) {
    for (Candidate candidate : chain) {
      Optional<ProviderRefused> refused = notes.refused(candidate.upstream());
      if (refused.isPresent()) {
        String words = Refusals.words(candidate, refused.get());
        if (reasons.isEmpty()) {
          return new Choice.Stopped(words);
        }
        reasons.add(words);
      } else if (!isLimited(candidate, tried)) {
        return new Choice.Use(
            candidate,
            reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons)));
      }
    }
    return new Choice.Wait(earliest.orElse(now.plus(SHORT)), String.join("; ", reasons));
  }

  private boolean isLimited(Candidate candidate, Set<Candidate> tried) {
    Optional<ProviderLimit> limit =
        notes
            .limit(candidate.upstream(), now)
            .filter(found -> tried.contains(candidate) || found.resetsAt().isAfter(now.plus(SOON)));
    limit.ifPresent(
        found -> {
          reasons.add(
              "%s takes no calls until %s: %s"
                  .formatted(candidate.named(), found.resetsAt(), found.reason()));
          earliest = earliest.filter(time -> time.isBefore(found.resetsAt())).or(() -> at(found));
        });
    if (limit.isEmpty() && tried.contains(candidate)) {
      reasons.add(candidate.named() + " was limited a moment ago");
      return true;
    }
    return limit.isPresent();
  }

  private static Optional<Instant> at(ProviderLimit limit) {
    return Optional.of(limit.resetsAt());
  }
}
