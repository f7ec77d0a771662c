package dev.autodev.control.read;

import dev.autodev.control.view.ProviderView;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.json.Json;
import dev.autodev.model.provider.ProviderState;
import dev.autodev.model.provider.ProviderState.Kind;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What agents have noted of providers, which stands in Redis only: it is over when it is gone. */
@ApplicationScoped
public class ProviderStates {
  private static final Logger LOG = Logger.getLogger(ProviderStates.class);

  @Inject ReactiveRedisDataSource redis;
  @Inject Clock clock;

  /** By name, in order; fails while Redis is away. */
  public Uni<List<ProviderView>> list() {
    return redis.set(String.class).smembers(ProviderState.NAMES).flatMap(this::of);
  }

  private Uni<List<ProviderView>> of(Collection<String> names) {
    List<String> keys = names.stream().flatMap(name -> ProviderState.keys(name).stream()).toList();
    if (keys.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return redis
        .value(String.class)
        .mget(keys.toArray(String[]::new))
        .map(found -> views(new TreeSet<>(names), found));
  }

  private List<ProviderView> views(Collection<String> names, Map<String, String> found) {
    List<ProviderView> views = new ArrayList<>();
    for (String name : names) {
      views.add(
          view(
              name,
              ProviderState.keys(name).stream()
                  .map(found::get)
                  .filter(Objects::nonNull)
                  .flatMap(ProviderStates::read)
                  .toList()));
    }
    return views;
  }

  private static Stream<ProviderState> read(String text) {
    try {
      return Stream.of(Json.read(text, ProviderState.class));
    } catch (InvalidModelException e) {
      LOG.warnf("a note on a provider cannot be read and is not shown: %s", e.getMessage());
      return Stream.empty();
    }
  }

  /** A refusal weighs more than a limit, as it stays when the limit is over. */
  private ProviderView view(String name, List<ProviderState> known) {
    Instant now = clock.instant();
    Optional<ProviderState> refused = known.stream().filter(one -> one.kind().refused()).findAny();
    Optional<ProviderState> limited =
        known.stream()
            .filter(one -> one.kind() == Kind.LIMITED)
            .filter(one -> one.until().filter(now::isBefore).isPresent())
            .findAny();
    Double used =
        known.stream().flatMap(one -> one.used().stream()).max(Double::compare).orElse(null);
    return refused
        .or(() -> limited)
        .map(
            state ->
                new ProviderView(
                    name,
                    state.kind().refused() ? "refused" : "limited",
                    state.until().orElse(null),
                    words(state),
                    used,
                    state.notedAt()))
        .orElseGet(() -> new ProviderView(name, "available", null, null, used, null));
  }

  private static String words(ProviderState state) {
    return switch (state.kind()) {
      case REFUSED_AUTHENTICATION -> "authentication: " + state.reason();
      case REFUSED_BILLING -> "billing: " + state.reason();
      case LIMITED, USED -> state.reason();
    };
  }

  /** Forgets what keeps a provider from being asked. */
  public Uni<Void> forget(String name) {
    return redis
        .key()
        .del(Kind.LIMITED.key(name), Kind.REFUSED_AUTHENTICATION.key(name))
        .replaceWithVoid();
  }
}
