package dev.autodev.chaos.place;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The connections of all processes to the servers, each through a network that can fail. */
public final class Wires implements AutoCloseable {
  private final Servers servers;
  private final Proxy redisOfPlanes;
  private final Proxy redisOfAgents;
  private final Proxy postgres;

  Wires(Servers servers) {
    this.servers = servers;
    this.redisOfPlanes = Proxy.to(servers.redisPort(), 1);
    this.redisOfAgents = Proxy.to(servers.redisPort(), 2);
    this.postgres = Proxy.to(servers.postgresPort(), 3);
  }

  /** Between the control planes and Redis. */
  public Proxy redisOfPlanes() {
    return redisOfPlanes;
  }

  /** Between the control planes and PostgreSQL. */
  public Proxy postgres() {
    return postgres;
  }

  public List<Proxy> all() {
    return List.of(redisOfPlanes, redisOfAgents, postgres);
  }

  /** Migrations go the direct way: they are not what is tried out. */
  Map<String, String> forControlPlane() {
    Map<String, String> settings = new HashMap<>(servers.forControlPlane());
    settings.computeIfPresent(
        "QUARKUS_REDIS_HOSTS", (key, url) -> through(url, servers.redisPort(), redisOfPlanes));
    settings.computeIfPresent(
        "QUARKUS_DATASOURCE_REACTIVE_URL",
        (key, url) -> through(url, servers.postgresPort(), postgres));
    return settings;
  }

  Map<String, String> forAgent() {
    Map<String, String> settings = new HashMap<>(servers.forAgent());
    settings.computeIfPresent(
        "QUARKUS_REDIS_HOSTS", (key, url) -> through(url, servers.redisPort(), redisOfAgents));
    return settings;
  }

  private static String through(String url, int port, Proxy proxy) {
    return url.replace(":" + port + "/", ":" + proxy.port() + "/");
  }

  @Override
  public void close() {
    all().forEach(Proxy::close);
  }
}
