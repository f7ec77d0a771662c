package dev.autodev.sessions;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where agents get their session client from, by the provider's name. */
@Singleton
public class SessionClients {
  private final SortedMap<String, SessionClient> clients = new TreeMap<>();
  private final SessionsConfig config;

  @Inject
  SessionClients(@Any Instance<SessionClient> clients, SessionsConfig config) {
    this((Iterable<SessionClient>) clients, config);
  }

  /** Of these clients. */
  public SessionClients(Iterable<SessionClient> clients, SessionsConfig config) {
    clients.forEach(client -> this.clients.put(client.provider(), client));
    this.config = config;
  }

  void checkAtStart(@Observes StartupEvent started) {
    configured();
  }

  /** The client that {@code swarm.sessions.provider} names. */
  public SessionClient configured() {
    return named(config.provider(), "swarm.sessions.provider");
  }

  /**
   * The client of a name.
   *
   * @param by the setting that names it
   * @throws SessionSettingsException if there is none, naming the setting and what can be set
   */
  public SessionClient named(String name, String by) {
    SessionClient client = clients.get(name);
    if (client == null) {
      throw new SessionSettingsException(
          "%s names '%s', which is no session client; set it to one of %s"
              .formatted(by, name, clients.keySet()));
    }
    return client;
  }

  /** The model a client asks for unless somebody says otherwise. */
  public String model(SessionClient client) {
    return config.models().getOrDefault(client.provider(), config.model());
  }

  /** The limits of {@code swarm.sessions.limits}. */
  public SessionLimits limits() {
    return config.limits().asSessionLimits();
  }
}
