package dev.autodev.sessions.gateway;

import dev.autodev.model.UpstreamChoice;
import dev.autodev.sessions.SessionSettingsException;
import dev.autodev.sessions.SessionsConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/** Finds the upstream that {@code swarm.sessions.upstream} names. */
@Singleton
class Upstreams {
  private static final Logger LOG = Logger.getLogger(Upstreams.class);
  private final SortedMap<String, Upstream> upstreams = new TreeMap<>();
  private final String name;

  @Inject
  Upstreams(@Any Instance<Upstream> upstreams, SessionsConfig config) {
    this(
        upstreams,
        UpstreamChoice.of(
            config.upstream(),
            config.anthropic().apiKey().filter(key -> !key.isBlank()).isPresent()));
  }

  Upstreams(Iterable<Upstream> upstreams, String name) {
    upstreams.forEach(upstream -> this.upstreams.put(upstream.name(), upstream));
    this.name = name;
  }

  void checkAtStart(@Observes StartupEvent started) {
    LOG.infof("calls of a model go to upstream %s", configured().name());
  }

  Upstream configured() {
    Upstream upstream = upstreams.get(name);
    if (upstream == null) {
      throw new SessionSettingsException(
          "swarm.sessions.upstream names '%s', which is no upstream; set it to one of %s"
              .formatted(name, choices()));
    }
    upstream.open();
    return upstream;
  }

  private SortedSet<String> choices() {
    SortedSet<String> choices = new TreeSet<>(upstreams.keySet());
    choices.add(UpstreamChoice.AUTO);
    return choices;
  }
}
