package dev.autodev.streams.owner;

import dev.autodev.streams.group.Lane;
import dev.autodev.streams.group.Received;
import dev.autodev.streams.link.Commands;
import dev.autodev.streams.link.RedisLink;
import dev.autodev.streams.link.Replies;
import dev.autodev.streams.settings.IncomingSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes entries ours that were already given to someone: to this consumer before a restart or a
 * broken connection, or to a consumer that died. Entries deleted meanwhile are acknowledged: Redis
 * 6.2 would keep them pending for ever.
 */
public final class Takeover {
  private static final int PAGE = 128;

  private final IncomingSettings settings;
  private final RedisLink link;

  public Takeover(IncomingSettings settings, RedisLink link) {
    this.settings = settings;
    this.link = link;
  }

  /** Our own entries that no message stands for, at most {@code room}. */
  public Uni<List<Received>> own(Lane lane, int room) {
    return pending(lane, lane.recoverFrom(), settings.consumer())
        .flatMap(
            page -> {
              List<Replies.Pending> lost =
                  page.stream().filter(entry -> !lane.holds(entry.id())).limit(room).toList();
              lane.recoverFrom(next(page, lost, room));
              return claim(lane, lost, Duration.ZERO);
            });
  }

  private static String next(List<Replies.Pending> page, List<Replies.Pending> taken, int room) {
    if (taken.size() == room) {
      return "(" + taken.getLast().id();
    }
    return page.size() < PAGE ? null : "(" + page.getLast().id();
  }

  /** Entries of a dead consumer, at most {@code room}. */
  public Uni<List<Received>> from(Lane lane, String consumer, int room) {
    return pending(lane, "-", consumer)
        .flatMap(
            page ->
                claim(lane, page.stream().limit(room).toList(), settings.lease().claimIdle())
                    .invoke(
                        taken -> {
                          if (page.size() <= room || taken.isEmpty()) {
                            lane.deadEmptied(); // what is left was too young, or quicker others'
                          }
                        }));
  }

  private Uni<List<Replies.Pending>> pending(Lane lane, String from, String consumer) {
    return link.send(Commands.pending(lane.stream(), settings.group(), from, PAGE, consumer))
        .map(Replies::pending);
  }

  private Uni<List<Received>> claim(Lane lane, List<Replies.Pending> wanted, Duration minIdle) {
    if (wanted.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    Map<String, Long> deliveries = new HashMap<>();
    wanted.forEach(entry -> deliveries.put(entry.id(), entry.deliveries() + 1));
    List<String> ids = wanted.stream().map(Replies.Pending::id).toList();
    return link.send(
            Commands.claim(lane.stream(), settings.group(), settings.consumer(), minIdle, ids))
        .map(Replies::entries)
        .call(taken -> acknowledgeDeleted(lane, ids, taken))
        .map(
            taken ->
                taken.stream()
                    .filter(entry -> !entry.deleted())
                    .map(entry -> new Received(entry, deliveries.getOrDefault(entry.id(), 1L)))
                    .toList());
  }

  private Uni<Void> acknowledgeDeleted(Lane lane, List<String> ids, List<Replies.Raw> taken) {
    Set<String> missing = new HashSet<>(ids);
    taken.stream().filter(entry -> !entry.deleted()).forEach(entry -> missing.remove(entry.id()));
    if (missing.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<String> unsure = List.copyOf(missing);
    List<Request> looks =
        unsure.stream().map(id -> Commands.range(lane.stream(), id, id, 1)).toList();
    return link.batch(looks)
        .map(found -> absent(unsure, found))
        .flatMap(
            gone ->
                gone.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : link.send(Commands.ack(lane.stream(), settings.group(), gone))
                        .replaceWithVoid());
  }

  private static List<String> absent(List<String> ids, List<Response> found) {
    List<String> absent = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      if (Replies.entries(found.get(i)).isEmpty()) {
        absent.add(ids.get(i));
      }
    }
    return absent;
  }
}
