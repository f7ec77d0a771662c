package dev.autodev.agent.limits;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.json.Json;
import dev.autodev.model.provider.ProviderState;
import dev.autodev.model.provider.ProviderState.Kind;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Notes as keys of Redis, which go by themselves when they are over. */
final class NotesInRedis {
  private static final Logger LOG = Logger.getLogger(NotesInRedis.class);

  /** How long a use is worth telling whose window is not known. */
  private static final Duration USE_KEPT = Duration.ofHours(6);

  /** Sets a key unless it stays longer as it is; a ttl of 0 is for ever. */
  private static final String SET =
      """
      redis.call('SADD', KEYS[2], ARGV[3])
      local ttl = tonumber(ARGV[2])
      if ttl == 0 then
        redis.call('SET', KEYS[1], ARGV[1])
      elseif ARGV[4] == 'any' or redis.call('PTTL', KEYS[1]) <= ttl then
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ttl)
      end
      return 1
      """;

  private final ReactiveRedisDataSource redis;
  private final Clock clock;

  NotesInRedis(ReactiveRedisDataSource redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  /** Never blocks. */
  Uni<Void> write(ProviderState state) {
    long ttl = ttl(state);
    if (ttl < 0) {
      return Uni.createFrom().voidItem();
    }
    return redis
        .execute(
            "EVAL",
            SET,
            "2",
            state.key(),
            ProviderState.NAMES,
            Json.write(state),
            Long.toString(ttl),
            state.provider(),
            state.kind() == Kind.LIMITED ? "longer" : "any")
        .replaceWithVoid();
  }

  /** In milliseconds; 0 is for ever, less is over already. */
  private long ttl(ProviderState state) {
    if (state.kind().refused()) {
      return 0;
    }
    Instant end = state.until().orElse(state.notedAt().plus(USE_KEPT));
    long left = Duration.between(clock.instant(), end).toMillis();
    return left > 0 ? left : -1;
  }

  /** All that stands there. */
  Uni<List<ProviderState>> read() {
    return redis.set(String.class).smembers(ProviderState.NAMES).flatMap(this::of);
  }

  private Uni<List<ProviderState>> of(Set<String> providers) {
    if (providers.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    String[] keys =
        providers.stream()
            .flatMap(provider -> ProviderState.keys(provider).stream())
            .toArray(String[]::new);
    return redis
        .value(String.class)
        .mget(keys)
        .map(
            found ->
                found.values().stream()
                    .filter(Objects::nonNull)
                    .flatMap(text -> parsed(text).stream())
                    .toList());
  }

  private static Optional<ProviderState> parsed(String text) {
    try {
      return Optional.of(Json.read(text, ProviderState.class));
    } catch (InvalidModelException e) {
      LOG.warnf("a note on a provider cannot be read and is passed over: %s", e.getMessage());
      return Optional.empty();
    }
  }
}
