package dev.autodev.streams.link;

import io.quarkus.proxy.ProxyConfigurationRegistry;
import io.quarkus.redis.runtime.client.VertxRedisClientFactory;
import io.quarkus.redis.runtime.client.config.RedisConfig;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Opens connections of their own from the application's {@code quarkus.redis} settings: a blocking
 * read in the shared pool makes everyone else's commands wait for its block time.
 */
@ApplicationScoped
public class RedisLinks {
  /** The client of {@code quarkus.redis} without a name. */
  public static final String DEFAULT = VertxRedisClientFactory.DEFAULT_CLIENT;

  private final Vertx vertx;
  private final Function<String, Redis> clients;

  @Inject
  RedisLinks(Vertx vertx, TlsConfigurationRegistry tls, ProxyConfigurationRegistry proxies) {
    this(
        vertx,
        name ->
            Redis.newInstance(
                VertxRedisClientFactory.create(
                    name, vertx, config().clients().get(name), tls, proxies)));
  }

  /** Of a function from a client's name to a new client. */
  public RedisLinks(Vertx vertx, Function<String, Redis> clients) {
    this.vertx = vertx;
    this.clients = clients;
  }

  private static RedisConfig config() {
    return ConfigProvider.getConfig()
        .unwrap(SmallRyeConfig.class)
        .getConfigMapping(RedisConfig.class);
  }

  public RedisLink open() {
    return open(DEFAULT);
  }

  /** Over the named client's settings. */
  public RedisLink open(String client) {
    return open(client, new Loop(vertx));
  }

  /** On the loop of whoever waits for the answers: then no other thread has to be woken. */
  public RedisLink open(String client, Loop loop) {
    return new RedisLink(() -> clients.apply(client), loop);
  }
}
