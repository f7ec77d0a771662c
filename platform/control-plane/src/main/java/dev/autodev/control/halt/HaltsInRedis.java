package dev.autodev.control.halt;

import dev.autodev.control.ledger.Halt;
import dev.autodev.model.halt.HaltKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Where agents look before each call of a model. */
@ApplicationScoped
class HaltsInRedis {
  private static final Duration REDIS_ANSWERS = Duration.ofSeconds(2);

  /**
   * What somebody read before the last stop or release must not take its place; a version that
   * nobody has confirmed for seconds is that of another database, such as one before a restore.
   */
  private static final String PUBLISH =
      """
      local now = tonumber(redis.call('TIME')[1])
      local known = redis.call('HMGET', KEYS[1], 'version', 'confirmed')
      if tonumber(known[1] or '-1') > tonumber(ARGV[1]) and now - tonumber(known[2] or '0') < 5 then return end
      redis.call('DEL', KEYS[1])
      redis.call('HSET', KEYS[1], 'confirmed', now, 'version', unpack(ARGV))
      """;

  @Inject Redis redis;

  /** Makes these the ones that hold. */
  Uni<Void> publish(HaltsInForce.Now now) {
    Request request =
        Request.cmd(Command.EVAL).arg(PUBLISH).arg(1).arg(HaltKeys.HALTS).arg(now.version());
    for (Halt halt : now.halts()) {
      request.arg(halt.scope().wire()).arg(halt.words());
    }
    return redis.send(request).ifNoItem().after(REDIS_ANSWERS).fail().replaceWithVoid();
  }
}
