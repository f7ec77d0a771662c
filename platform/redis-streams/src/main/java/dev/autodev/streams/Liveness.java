package dev.autodev.streams;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * A key that lives as long as this consumer: whoever finds it gone may take over its entries. So a
 * slow consumer keeps its work for as long as it likes, and a dead one loses it in seconds.
 */
final class Liveness {
  private final RedisLink link;
  private final Loop loop;
  private final String key;
  private final Duration life;
  private final ChannelHealth health;
  private final Backoff backoff = new Backoff();
  private boolean stopped;
  private long timer = -1;

  Liveness(IncomingSettings settings, RedisLink link, Loop loop, ChannelHealth health) {
    this.health = health;
    this.link = link;
    this.loop = loop;
    this.key = key(settings.group(), settings.consumer());
    this.life = settings.liveness();
  }

  static String key(String group, String consumer) {
    return "consumer:" + group + ":" + consumer;
  }

  /** Completes when the key is there: nothing may be read before. */
  Uni<Void> renew() {
    return link.send(Commands.alive(key, life))
        .invoke(ok -> health.answers())
        .onFailure()
        .invoke(health::silent)
        .replaceWithVoid();
  }

  /** Renews at a third of the key's life; sooner after a failure. */
  void keep() {
    if (stopped) {
      return;
    }
    renew()
        .emitOn(loop)
        .subscribe()
        .with(
            ok -> {
              backoff.reset();
              again(life.dividedBy(3));
            },
            failure -> {
              Duration wait = backoff.next();
              again(wait.compareTo(life.dividedBy(3)) < 0 ? wait : life.dividedBy(3));
            });
  }

  private void again(Duration wait) {
    if (!stopped) {
      timer = loop.after(wait, this::keep);
    }
  }

  Uni<Void> stop() {
    stopped = true;
    loop.cancel(timer);
    return link.send(Commands.remove(key)).replaceWithVoid();
  }
}
