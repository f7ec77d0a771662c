package dev.autodev.agent.limits;

import dev.autodev.model.provider.ProviderState;
import dev.autodev.model.provider.ProviderState.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known here: a copy of what stood in Redis, and over it what this process has noted and
 * the copy cannot have yet. At most one note of each kind for a provider.
 */
final class KnownNotes {
  private final Map<String, Own> own = new HashMap<>();
  private Map<String, ProviderState> shared = Map.of();
  private long clock;

  /** What this process has noted; written is 0 until it stands in Redis. */
  private record Own(ProviderState state, long written) {}

  /** Adds a note; a shorter limit does not end a longer one. */
  synchronized void add(ProviderState state) {
    Own known = own.get(state.key());
    if (known == null || !longer(known.state(), state)) {
      own.put(state.key(), new Own(state, 0));
    }
  }

  private static boolean longer(ProviderState one, ProviderState other) {
    return one.kind() == Kind.LIMITED
        && one.until().isPresent()
        && other.until().isPresent()
        && one.until().get().isAfter(other.until().get());
  }

  /** One that does not stand in Redis yet. */
  synchronized Optional<ProviderState> unwritten() {
    return own.values().stream().filter(one -> one.written() == 0).map(Own::state).findFirst();
  }

  /** It stands in Redis now, if nothing newer has taken its place. */
  synchronized void written(ProviderState state) {
    clock++;
    own.computeIfPresent(
        state.key(), (key, now) -> now.state().equals(state) ? new Own(state, clock) : now);
  }

  /** What a reading that begins now is to be given to {@link #read}. */
  synchronized long begin() {
    return clock;
  }

  /** What stood in Redis: all that was written before the reading began is in it, or over. */
  synchronized void read(Collection<ProviderState> found, long begun) {
    Map<String, ProviderState> next = new HashMap<>();
    found.forEach(state -> next.put(state.key(), state));
    shared = next;
    own.values().removeIf(one -> one.written() > 0 && one.written() <= begun);
  }

  synchronized Optional<ProviderState> limit(String provider, Instant now) {
    return known(Kind.LIMITED.key(provider))
        .filter(state -> state.until().filter(now::isBefore).isPresent())
        .reduce((one, other) -> longer(one, other) ? one : other);
  }

  synchronized Optional<ProviderState> refused(String provider) {
    return known(Kind.REFUSED_AUTHENTICATION.key(provider)).findFirst();
  }

  private Stream<ProviderState> known(String key) {
    return Stream.concat(
        Stream.ofNullable(own.get(key)).map(Own::state), Stream.ofNullable(shared.get(key)));
  }
}
