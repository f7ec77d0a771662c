package dev.autodev.streams.retry;

import dev.autodev.streams.group.Delivery;
import dev.autodev.streams.group.Lane;
import dev.autodev.streams.group.Received;
import dev.autodev.streams.link.Commands;
import dev.autodev.streams.link.Failures;
import dev.autodev.streams.link.Keys;
import dev.autodev.streams.link.RedisLink;
import dev.autodev.streams.link.Replies;
import dev.autodev.streams.settings.IncomingSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries that wait for another try. They stay in their stream and in the group's pending list, but
 * as those of a consumer that never dies; a sorted set says when each is due. Both move together in
 * one script, so whatever stops in between, an entry is in one of the two places.
 */
public final class DelayedEntries {
  private final IncomingSettings settings;
  private final RedisLink link;

  public DelayedEntries(IncomingSettings settings, RedisLink link) {
    this.settings = settings;
    this.link = link;
  }

  /** Tries until Redis takes it. What another consumer took over meanwhile stays there. */
  public Uni<Void> add(Delivery delivery, Duration delay) {
    List<Request> requests = new ArrayList<>();
    delivery.ids().forEach((lane, ids) -> requests.add(postpone(lane, ids, delay)));
    return link.batch(requests)
        .onFailure(Failures::passing)
        .retry()
        .withBackOff(Duration.ofMillis(50), Duration.ofSeconds(2))
        .indefinitely()
        .onFailure(Failures::groupGone)
        .recoverWithNull() // it begins again with everything that was pending
        .replaceWithVoid();
  }

  private Request postpone(Lane lane, List<String> ids, Duration delay) {
    List<Object> arguments = new ArrayList<>(List.of(settings.consumer(), Keys.DELAYED));
    arguments.add(delay.toMillis());
    arguments.addAll(ids);
    return Commands.script(Scripts.POSTPONE, settings.group(), lane.stream(), arguments.toArray());
  }

  /** Makes entries ours that are due, at most {@code room}. */
  public Uni<List<Received>> take(Lane lane, int room) {
    return link.send(
            Commands.script(
                Scripts.TAKE_DUE,
                settings.group(),
                lane.stream(),
                settings.consumer(),
                Keys.DELAYED,
                room))
        .map(DelayedEntries::received);
  }

  private static List<Received> received(Response reply) {
    List<Replies.Raw> entries = Replies.entries(reply);
    List<Received> received = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      received.add(new Received(entries.get(i), reply.get(i).get(2).toLong()));
    }
    return received;
  }

  /** Milliseconds until the next one of each stream is due; negative where nothing waits. */
  public Uni<List<Long>> next(List<Lane> lanes) {
    return link.batch(
            lanes.stream()
                .map(lane -> Commands.script(Scripts.NEXT_DUE, settings.group(), lane.stream()))
                .toList())
        .map(replies -> replies.stream().map(Response::toLong).toList());
  }

  /** Entries that wait without a time, if someone deleted the sorted set, are due now. */
  public Uni<Void> repair(Lane lane) {
    return link.send(Commands.script(Scripts.REPAIR, settings.group(), lane.stream(), Keys.DELAYED))
        .replaceWithVoid();
  }
}
