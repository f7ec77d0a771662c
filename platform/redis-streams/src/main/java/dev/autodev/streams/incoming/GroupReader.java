package dev.autodev.streams.incoming;

import dev.autodev.streams.group.ChannelState;
import dev.autodev.streams.group.Lane;
import dev.autodev.streams.group.Lanes;
import dev.autodev.streams.group.Received;
import dev.autodev.streams.link.Commands;
import dev.autodev.streams.link.Loop;
import dev.autodev.streams.link.RedisLink;
import dev.autodev.streams.link.Replies;
import dev.autodev.streams.owner.Takeover;
import dev.autodev.streams.retry.DelayedEntries;
import dev.autodev.streams.settings.IncomingSettings;
import dev.autodev.streams.watch.ChannelMeters;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One step of reading: whatever comes first of creating groups, finding our lost entries, taking
 * those whose delay is over, taking over a dead consumer's, and a blocking read of all streams with
 * room.
 */
final class GroupReader {
  private final IncomingSettings settings;
  private final RedisLink reads;
  private final BlockedRead blocked;
  private final Lanes lanes;
  private final GroupCreator groups;
  private final Takeover takeover;
  private final DelayedEntries delayed;
  private final ChannelMeters meters;
  private final Loop loop;
  private int generation = -1;
  private long clientId;

  GroupReader(ChannelState state, RedisLink reads, RedisLink commands) {
    this.settings = state.settings();
    this.reads = reads;
    this.lanes = state.lanes();
    this.groups = new GroupCreator(state, reads);
    this.takeover = new Takeover(settings, reads);
    this.delayed = new DelayedEntries(settings, reads);
    this.meters = state.meters();
    this.loop = state.loop();
    this.blocked = new BlockedRead(commands, loop);
  }

  /** {@code most} messages at most, of each stream no more than it has room for. */
  Uni<Map<Lane, List<Received>>> step(List<Lane> free, long most) {
    return reads
        .generation()
        .emitOn(loop)
        .flatMap(connection -> connection == generation ? ready(free, most) : met(connection));
  }

  /** Ends a blocking read that does not know of what became readable since. */
  void wake(List<Lane> free) {
    if (blocked.misses(free)) {
      unblock();
    }
  }

  void unblock() {
    blocked.end(clientId);
  }

  private Uni<Map<Lane, List<Received>>> met(int connection) {
    // What the old connection was told and we were not is pending: look for it.
    lanes.all().forEach(lane -> lane.recoverFrom("-"));
    return reads
        .send(Commands.clientId())
        .emitOn(loop)
        .map(
            id -> {
              clientId = id.toLong();
              generation = connection;
              return Map.of();
            });
  }

  private Uni<Map<Lane, List<Received>>> ready(List<Lane> free, long most) {
    for (Lane lane : free) {
      if (!lane.grouped()) {
        return groups.create(lane).replaceWith(Map.of());
      }
    }
    for (Lane lane : free) {
      if (lane.recoverFrom() != null) {
        return found(lane, takeover.own(lane, entries(lane)));
      }
    }
    for (Lane lane : free) {
      if (lane.due()) {
        return found(lane, due(lane));
      }
    }
    for (Lane lane : free) {
      if (lane.nextDead() != null) {
        return found(
            lane,
            takeover
                .from(lane, lane.nextDead(), entries(lane))
                .emitOn(loop)
                .invoke(taken -> meters.reclaimed(lane.stream(), taken.size())));
      }
    }
    return read(free, most);
  }

  private Uni<List<Received>> due(Lane lane) {
    int room = entries(lane);
    return delayed.take(lane, room).emitOn(loop).invoke(taken -> lane.due(taken.size() == room));
  }

  private Uni<Map<Lane, List<Received>>> found(Lane lane, Uni<List<Received>> entries) {
    return entries.emitOn(loop).map(found -> Map.of(lane, found));
  }

  private int entries(Lane lane) {
    int count = settings.reading().count();
    return settings.reading().batch() ? count : Math.min(count, lane.room());
  }

  /** One count is for all streams: where it was too small for one of them, that is read alone. */
  private Uni<Map<Lane, List<Received>>> read(List<Lane> free, long most) {
    Optional<Lane> fuller = free.stream().filter(Lane::more).findFirst();
    return fuller
        .map(lane -> read(List.of(lane), most, Duration.ZERO))
        .orElseGet(() -> read(free, most, settings.reading().block()));
  }

  private Uni<Map<Lane, List<Received>>> read(List<Lane> from, long most, Duration block) {
    int count = count(from, most);
    if (block.isPositive()) {
      blocked.begins(from);
    }
    return reads
        .send(
            Commands.readGroup(
                settings.group(),
                settings.consumer(),
                count,
                block,
                from.stream().map(Lane::stream).toList()),
            block)
        .emitOn(loop)
        .onItemOrFailure()
        .invoke((reply, failure) -> blocked.over())
        .map(Replies::byStream)
        .invoke(
            read -> from.forEach(lane -> lane.more(from.size() > 1 && filled(read, lane, count))))
        .map(this::received);
  }

  private int count(List<Lane> from, long most) {
    int count = from.stream().mapToInt(this::entries).min().orElse(1);
    return settings.reading().batch()
        ? count
        : (int) Math.max(1, Math.min(count, most / from.size()));
  }

  private static boolean filled(Map<String, List<Replies.Raw>> read, Lane lane, int count) {
    return read.getOrDefault(lane.stream(), List.of()).size() == count;
  }

  private Map<Lane, List<Received>> received(Map<String, List<Replies.Raw>> read) {
    return read.entrySet().stream()
        .collect(
            Collectors.toMap(
                one -> lanes.named(one.getKey()),
                one -> fresh(lanes.named(one.getKey()), one.getValue()),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  /** A replica that became the primary may not know yet that we have an entry. */
  private static List<Received> fresh(Lane lane, List<Replies.Raw> entries) {
    return entries.stream()
        .filter(entry -> !lane.holds(entry.id()))
        .map(entry -> new Received(entry, 1))
        .toList();
  }
}
