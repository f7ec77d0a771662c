package dev.autodev.streams.owner;

import dev.autodev.streams.group.ChannelState;
import dev.autodev.streams.group.Lane;
import dev.autodev.streams.group.Lanes;
import dev.autodev.streams.link.Commands;
import dev.autodev.streams.link.Keys;
import dev.autodev.streams.link.Loop;
import dev.autodev.streams.link.RedisLink;
import dev.autodev.streams.link.Replies;
import dev.autodev.streams.retry.DelayedEntries;
import dev.autodev.streams.settings.IncomingSettings;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Looks for consumers whose liveness key is gone and tells the lanes; the read loop then takes
 * their entries over when it has room. Looks again as soon as the next key could expire.
 */
public final class Reclaimer {
  private static final Logger LOG = Logger.getLogger(Reclaimer.class);
  private static final Duration CONFIRM = Duration.ofMillis(500);
  private static final int GONE = -2;

  private final IncomingSettings settings;
  private final RedisLink link;
  private final Loop loop;
  private final Lanes lanes;
  private final Liveness liveness;
  private final DelayedEntries delayed;
  private final Runnable found;
  private int generation = -1;
  private long soonest;
  private boolean stopped;

  public Reclaimer(
      ChannelState state,
      RedisLink link,
      Liveness liveness,
      DelayedEntries delayed,
      Runnable found) {
    this.settings = state.settings();
    this.link = link;
    this.loop = state.loop();
    this.lanes = state.lanes();
    this.liveness = liveness;
    this.delayed = delayed;
    this.found = found;
  }

  public void start() {
    if (settings.lease().reclaimEvery().isPositive()) {
      again(settings.lease().reclaimEvery());
    }
  }

  public void stop() {
    stopped = true;
  }

  private void again(Duration wait) {
    loop.after(wait, this::round);
  }

  private void round() {
    if (stopped) {
      return;
    }
    soonest = settings.lease().reclaimEvery().toMillis();
    link.generation()
        .emitOn(loop)
        .flatMap(this::look)
        .emitOn(loop)
        .subscribe()
        .with(
            ok -> again(Duration.ofMillis(soonest)),
            failure -> {
              LOG.debugf(
                  "channel=%s cannot look for dead consumers, trying again in %s: %s",
                  settings.channel(), settings.lease().reclaimEvery(), failure.getMessage());
              again(settings.lease().reclaimEvery());
            });
  }

  private Uni<Void> look(int connection) {
    Duration moment = settings.lease().liveness().dividedBy(3);
    if (connection != generation || liveness.steadyFor().compareTo(moment) < 0) {
      // Redis was away or refused writes: everyone needs a moment to show that it is alive.
      generation = connection;
      soonest = moment.toMillis();
      return Uni.createFrom().voidItem();
    }
    Uni<Void> all = Uni.createFrom().voidItem();
    for (Lane lane : lanes.all()) {
      if (lane.grouped()) {
        all = all.chain(() -> look(lane));
      }
    }
    return all;
  }

  private Uni<Void> look(Lane lane) {
    return link.send(Commands.consumers(lane.stream(), settings.group()))
        .map(Replies::consumers)
        .emitOn(loop)
        .call(all -> keepDelayed(lane, all))
        .map(all -> all.stream().filter(this::another).toList())
        .flatMap(
            others ->
                gone(names(others))
                    .flatMap(
                        silent ->
                            silent.isEmpty()
                                ? Uni.createFrom().item(silent)
                                : Uni.createFrom()
                                    .item(silent)
                                    .onItem()
                                    .delayIt()
                                    .by(CONFIRM)
                                    .flatMap(this::gone))
                    .emitOn(loop)
                    .flatMap(dead -> tell(lane, others, dead)));
  }

  private boolean another(Replies.Consumer consumer) {
    return !consumer.name().equals(settings.consumer()) && !consumer.name().equals(Keys.DELAYED);
  }

  /**
   * What waits for another try is not dead, and must not be forgotten by a channel that delays
   * nothing.
   */
  private Uni<Void> keepDelayed(Lane lane, List<Replies.Consumer> all) {
    boolean some =
        all.stream().anyMatch(one -> one.name().equals(Keys.DELAYED) && one.pending() > 0);
    lane.delayed(some);
    return some ? delayed.repair(lane) : Uni.createFrom().voidItem();
  }

  private static List<String> names(List<Replies.Consumer> consumers) {
    return consumers.stream().map(Replies.Consumer::name).toList();
  }

  private Uni<List<String>> gone(List<String> consumers) {
    return link.batch(
            consumers.stream()
                .map(name -> Commands.timeToLive(Keys.alive(settings.group(), name)))
                .toList())
        .map(
            lives -> {
              List<String> gone = new ArrayList<>();
              for (int i = 0; i < consumers.size(); i++) {
                long life = lives.get(i).toLong();
                if (life == GONE) {
                  gone.add(consumers.get(i));
                } else if (life > 0) {
                  soonest = Math.min(soonest, Math.max(50, life + 20));
                }
              }
              return gone;
            });
  }

  private Uni<Void> tell(Lane lane, List<Replies.Consumer> others, List<String> dead) {
    Set<String> holding =
        others.stream()
            .filter(consumer -> consumer.pending() > 0)
            .map(Replies.Consumer::name)
            .collect(Collectors.toCollection(HashSet::new));
    holding.retainAll(dead);
    lane.dead(holding);
    if (!holding.isEmpty()) {
      LOG.infof(
          "channel=%s stream=%s consumers without a sign of life: %s; taking over their entries",
          settings.channel(), lane.stream(), holding);
      found.run();
    }
    return link.batch(
            dead.stream()
                .filter(name -> !holding.contains(name))
                .map(name -> Commands.forget(lane.stream(), settings.group(), name))
                .toList())
        .replaceWithVoid();
  }
}
