package dev.autodev.control.budget;

import dev.autodev.model.budget.BudgetKeys;
import dev.autodev.model.budget.BudgetLimit;
import dev.autodev.model.budget.BudgetScope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** The figures that agents read and count in. */
@ApplicationScoped
class BudgetsInRedis {
  private static final Duration REDIS_ANSWERS = Duration.ofSeconds(2);

  /** A day's figures are read on that day; a task's, while it is under way. */
  private static final Duration KEPT = Duration.ofDays(3);

  /** All at once: an agent never sees half of them. */
  private static final String PUBLISH =
      """
      redis.call('DEL', KEYS[1])
      redis.call('HSET', KEYS[1], 'open', 1, unpack(ARGV))
      """;

  private static final String PUBLISH_NONE =
      """
      redis.call('DEL', KEYS[1])
      redis.call('HSET', KEYS[1], 'open', 1)
      """;

  /** Agents count at once and the record follows, so the larger figure is the right one. */
  private static final String RAISE =
      """
      for i, key in ipairs(KEYS) do
        local used = redis.call('HMGET', key, 'tokens', 'micros')
        local tokens, micros = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
        redis.call('HSET', key,
          'tokens', string.format('%.0f', math.max(tonumber(used[1] or 0), tokens)),
          'micros', string.format('%.0f', math.max(tonumber(used[2] or 0), micros)))
        redis.call('EXPIRE', key, ARGV[1])
      end
      """;

  @Inject Redis redis;

  /** Makes these the limits that hold; what is not among them has none. */
  Uni<Void> publish(Map<String, BudgetLimit> limits) {
    Request request =
        Request.cmd(Command.EVAL)
            .arg(limits.isEmpty() ? PUBLISH_NONE : PUBLISH)
            .arg(1)
            .arg(BudgetKeys.LIMITS);
    limits.forEach((name, limit) -> request.arg(name).arg(limit.tokens() + ":" + limit.microUsd()));
    return send(request);
  }

  /** Makes sure that at least so much counts as used. */
  Uni<Void> raise(Map<BudgetScope, BudgetLimit> used) {
    if (used.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Request request = Request.cmd(Command.EVAL).arg(RAISE).arg(used.size());
    used.keySet().forEach(scope -> request.arg(BudgetKeys.used(scope)));
    request.arg(KEPT.toSeconds());
    used.values().forEach(sum -> request.arg(sum.tokens()).arg(sum.microUsd()));
    return send(request);
  }

  /** Whether each of these is counted at all; Redis may have lost it. */
  Uni<Boolean> counts(Collection<BudgetScope> scopes) {
    if (scopes.isEmpty()) {
      return Uni.createFrom().item(true);
    }
    Request request = Request.cmd(Command.EXISTS);
    scopes.forEach(scope -> request.arg(BudgetKeys.used(scope)));
    return redis
        .send(request)
        .ifNoItem()
        .after(REDIS_ANSWERS)
        .fail()
        .map(found -> found.toInteger() == scopes.size());
  }

  private Uni<Void> send(Request request) {
    return redis.send(request).ifNoItem().after(REDIS_ANSWERS).fail().replaceWithVoid();
  }
}
