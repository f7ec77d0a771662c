package dev.autodev.streams.owner;

import dev.autodev.streams.group.ChannelState;
import dev.autodev.streams.link.Backoff;
import dev.autodev.streams.link.Commands;
import dev.autodev.streams.link.Failures;
import dev.autodev.streams.link.Keys;
import dev.autodev.streams.link.RedisLink;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * A key that lives as long as this consumer: whoever finds it gone may take over its entries. So a
 * slow consumer keeps its work for as long as it likes, and a dead one loses it in seconds.
 */
public final class Liveness {
  private final ChannelState state;
  private final RedisLink link;
  private final String key;
  private final Duration life;
  private final Backoff backoff = new Backoff();
  private boolean stopped;
  private boolean steady;
  private long steadySince;
  private long timer = -1;

  public Liveness(ChannelState state, RedisLink link) {
    this.state = state;
    this.link = link;
    this.key = Keys.alive(state.settings().group(), state.settings().consumer());
    this.life = state.settings().lease().liveness();
  }

  /**
   * Completes on the loop when the key is there: nothing may be read before. Its life is prolonged
   * rather than the key set again: a Redis that is full refuses the latter, and the living would
   * look dead.
   */
  public Uni<Void> renew() {
    return link.send(Commands.expire(key, life))
        .flatMap(
            found ->
                found.toLong() == 1
                    ? Uni.createFrom().voidItem()
                    : link.send(Commands.alive(key, life)).replaceWithVoid())
        .emitOn(state.loop())
        .invoke(this::renewed)
        .onFailure()
        .call(
            failure ->
                Uni.createFrom().voidItem().emitOn(state.loop()).invoke(() -> failed(failure)));
  }

  private void renewed() {
    if (!steady) {
      steady = true;
      steadySince = System.nanoTime();
    }
    state.health().answers();
  }

  private void failed(Throwable failure) {
    steady = false;
    state.health().silent(Failures.told(failure));
  }

  /**
   * For how long Redis has taken our sign of life without a miss. Until that is long enough for
   * everyone's next sign, a consumer without one need not be dead: Redis may have refused its too.
   */
  Duration steadyFor() {
    return steady ? Duration.ofNanos(System.nanoTime() - steadySince) : Duration.ZERO;
  }

  /** Renews at a third of the key's life; sooner after a failure. */
  public void keep() {
    if (stopped) {
      return;
    }
    renew()
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
      timer = state.loop().after(wait, this::keep);
    }
  }

  public Uni<Void> stop() {
    stopped = true;
    state.loop().cancel(timer);
    return link.send(Commands.remove(key)).replaceWithVoid();
  }
}
