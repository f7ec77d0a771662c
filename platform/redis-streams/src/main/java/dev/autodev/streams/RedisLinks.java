package dev.autodev.streams;

import io.quarkus.proxy.ProxyConfigurationRegistry;
import io.quarkus.redis.runtime.client.VertxRedisClientFactory;
import io.quarkus.redis.runtime.client.config.RedisConfig;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Opens connections of their own from the application's {@code quarkus.redis} settings: a blocking
 * read in the shared pool makes everyone else's commands wait for its block time.
 */
@ApplicationScoped
class RedisLinks {
  private final Vertx vertx;
  private final TlsConfigurationRegistry tls;
  private final ProxyConfigurationRegistry proxies;

  @Inject
  RedisLinks(Vertx vertx, TlsConfigurationRegistry tls, ProxyConfigurationRegistry proxies) {
    this.vertx = vertx;
    this.tls = tls;
    this.proxies = proxies;
  }

  RedisLink open() {
    return new RedisLink(this::client);
  }

  private Redis client() {
    RedisConfig config =
        ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(RedisConfig.class);
    String name = VertxRedisClientFactory.DEFAULT_CLIENT;
    return Redis.newInstance(
        VertxRedisClientFactory.create(name, vertx, config.clients().get(name), tls, proxies));
  }
}
