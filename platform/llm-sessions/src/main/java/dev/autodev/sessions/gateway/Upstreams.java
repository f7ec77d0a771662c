package dev.autodev.sessions.gateway;

import dev.autodev.model.UpstreamChoice;
import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.upstream.Upstream;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/** Which upstream serves the calls of each protocol, as {@code swarm.sessions.upstream} says. */
@Singleton
public class Upstreams {
  private static final Logger LOG = Logger.getLogger(Upstreams.class);

  private final String configured;
  private final Map<Protocol, Upstream> byProtocol = new HashMap<>();

  @Inject
  Upstreams(@Any Instance<Upstream> upstreams, SessionsConfig config) {
    this(upstreams.stream().toList(), config.upstream());
  }

  /**
   * Out of these.
   *
   * @throws SessionSettingsException if none has the configured name
   */
  public Upstreams(Collection<? extends Upstream> upstreams, String configured) {
    this.configured = configured;
    SortedMap<String, Upstream> named = new TreeMap<>();
    upstreams.forEach(upstream -> named.put(upstream.name(), upstream));
    if (configured.equals(UpstreamChoice.AUTO)) {
      Protocol.ALL.forEach(protocol -> choose(protocol, named));
    } else {
      serveAll(named(configured, named));
    }
  }

  /** Always this one. */
  public static Upstreams only(Upstream upstream) {
    return new Upstreams(List.of(upstream), upstream.name());
  }

  void checkAtStart(@Observes StartupEvent started) {
    open();
    byProtocol.forEach(
        (protocol, upstream) ->
            LOG.infof("calls to %s go to upstream %s", protocol.path(), upstream.name()));
  }

  /**
   * Opens those that are used.
   *
   * @throws SessionSettingsException if one's settings cannot work
   */
  void open() {
    byProtocol.values().forEach(Upstream::open);
  }

  Optional<Upstream> of(Protocol protocol) {
    return Optional.ofNullable(byProtocol.get(protocol));
  }

  String adviceFor(Protocol protocol) {
    return "swarm.sessions.upstream is '%s', which has no %s; set it to auto, and the key of a provider that has"
        .formatted(configured, protocol.path());
  }

  /** The provider whose key is set, else what plays in its place. */
  private void choose(Protocol protocol, SortedMap<String, Upstream> named) {
    named.values().stream()
        .filter(upstream -> upstream.speaks(protocol))
        .filter(Upstream::hasKey)
        .findFirst()
        .or(() -> Optional.ofNullable(named.get(UpstreamChoice.REPLAY)))
        .ifPresent(upstream -> byProtocol.put(protocol, upstream));
  }

  private void serveAll(Upstream upstream) {
    Protocol.ALL.stream()
        .filter(upstream::speaks)
        .forEach(protocol -> byProtocol.put(protocol, upstream));
  }

  private static Upstream named(String name, SortedMap<String, Upstream> named) {
    Upstream upstream = named.get(name);
    if (upstream == null) {
      SortedSet<String> choices = new TreeSet<>(named.keySet());
      choices.add(UpstreamChoice.AUTO);
      throw new SessionSettingsException(
          "swarm.sessions.upstream names '%s', which is no upstream; set it to one of %s"
              .formatted(name, choices));
    }
    return upstream;
  }
}
