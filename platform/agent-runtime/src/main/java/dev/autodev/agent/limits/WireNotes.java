package dev.autodev.agent.limits;

import dev.autodev.model.provider.ProviderState;
import dev.autodev.model.provider.ProviderState.Kind;
import dev.autodev.sessions.limits.ProviderLimit;
import dev.autodev.sessions.limits.ProviderNote;
import dev.autodev.sessions.limits.ProviderRefused;
import dev.autodev.sessions.limits.ProviderUse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Notes as they stand in Redis, and back. */
final class WireNotes {
  private static final int LONGEST_REASON = 2_000;

  /** A provider that names a time behind this one is taken at less than its word. */
  private static final Duration LONGEST = Duration.ofDays(366);

  private WireNotes() {}

  static ProviderState of(ProviderNote note) {
    return switch (note) {
      case ProviderLimit limit ->
          state(note, Kind.LIMITED, limit.reason(), Optional.of(limit.resetsAt()), limit.used());
      case ProviderUse use ->
          state(note, Kind.USED, use.window(), use.resetsAt(), Optional.of(use.used()));
      case ProviderRefused refused ->
          state(note, kind(refused), refused.reason(), Optional.empty(), Optional.empty());
    };
  }

  private static ProviderState state(
      ProviderNote note, Kind kind, String reason, Optional<Instant> until, Optional<Double> used) {
    String words = reason.isBlank() ? kind.wireName() : reason;
    Instant latest = note.notedAt().plus(LONGEST);
    return new ProviderState(
        note.provider(),
        kind,
        note.model(),
        words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON) + " …" : words,
        note.notedAt(),
        until.map(time -> time.isBefore(latest) ? time : latest),
        used);
  }

  private static Kind kind(ProviderRefused refused) {
    return switch (refused.kind()) {
      case AUTHENTICATION -> Kind.REFUSED_AUTHENTICATION;
      case BILLING -> Kind.REFUSED_BILLING;
    };
  }

  static ProviderLimit limit(ProviderState state) {
    return new ProviderLimit(
        state.provider(),
        state.model(),
        state.reason(),
        state.notedAt(),
        state.until().orElse(state.notedAt()),
        true,
        state.used());
  }

  static ProviderRefused refused(ProviderState state) {
    return new ProviderRefused(
        state.provider(),
        state.model(),
        state.kind() == Kind.REFUSED_BILLING
            ? ProviderRefused.Kind.BILLING
            : ProviderRefused.Kind.AUTHENTICATION,
        state.reason(),
        state.notedAt());
  }
}
