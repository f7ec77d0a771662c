package dev.autodev.streams;

import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One step of reading: whatever comes first of creating groups, finding our lost entries, taking
 * over a dead consumer's, and a blocking read of all streams with room.
 */
final class GroupReader {
  private final IncomingSettings settings;
  private final RedisLink reads;
  private final RedisLink commands;
  private final Lanes lanes;
  private final Takeover takeover;
  private final ChannelMeters meters;
  private final Loop loop;
  private int generation = -1;
  private long clientId;
  private List<Lane> blockedOn = List.of();

  GroupReader(
      IncomingSettings settings,
      RedisLink reads,
      RedisLink commands,
      Lanes lanes,
      ChannelMeters meters,
      Loop loop) {
    this.settings = settings;
    this.reads = reads;
    this.commands = commands;
    this.lanes = lanes;
    this.takeover = new Takeover(settings, reads);
    this.meters = meters;
    this.loop = loop;
  }

  Uni<Map<Lane, List<Received>>> step(List<Lane> free, long demand) {
    return reads
        .generation()
        .emitOn(loop)
        .flatMap(connection -> connection == generation ? ready(free, demand) : met(connection));
  }

  /** Ends a blocking read that does not know of what became readable since. */
  void wake(List<Lane> free) {
    boolean news =
        free.stream().anyMatch(lane -> !blockedOn.contains(lane) || lane.nextDead() != null);
    if (!blockedOn.isEmpty() && news) {
      unblock();
    }
  }

  void unblock() {
    if (!blockedOn.isEmpty()) {
      commands.send(Commands.unblock(clientId)).subscribe().with(ok -> {}, failure -> {});
    }
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

  private Uni<Map<Lane, List<Received>>> ready(List<Lane> free, long demand) {
    for (Lane lane : free) {
      if (!lane.grouped()) {
        return create(lane);
      }
    }
    for (Lane lane : free) {
      if (lane.recoverFrom() != null) {
        return takeover.own(lane, entries(lane)).emitOn(loop).map(found -> Map.of(lane, found));
      }
    }
    for (Lane lane : free) {
      if (lane.nextDead() != null) {
        return takeover
            .from(lane, lane.nextDead(), entries(lane))
            .emitOn(loop)
            .invoke(found -> meters.reclaimed(lane.stream(), found.size()))
            .map(found -> Map.of(lane, found));
      }
    }
    return read(free, demand);
  }

  private int entries(Lane lane) {
    return settings.batch() ? settings.count() : Math.min(settings.count(), lane.room());
  }

  private Uni<Map<Lane, List<Received>>> create(Lane lane) {
    return reads
        .send(Commands.createGroup(lane.stream(), settings.group()))
        .onFailure(Failures::groupExists)
        .recoverWithNull()
        .emitOn(loop)
        .map(
            ok -> {
              lane.grouped(true);
              return Map.of();
            });
  }

  private Uni<Map<Lane, List<Received>>> read(List<Lane> free, long demand) {
    int count = free.stream().mapToInt(this::entries).min().orElse(1);
    if (!settings.batch()) {
      count = (int) Math.max(1, Math.min(count, demand / free.size()));
    }
    blockedOn = free;
    return reads
        .send(
            Commands.readGroup(
                settings.group(),
                settings.consumer(),
                count,
                settings.block(),
                free.stream().map(Lane::stream).toList()),
            settings.block())
        .emitOn(loop)
        .onItemOrFailure()
        .invoke((reply, failure) -> blockedOn = List.of())
        .map(Replies::byStream)
        .map(this::received);
  }

  private Map<Lane, List<Received>> received(Map<String, List<Replies.Raw>> read) {
    return read.entrySet().stream()
        .collect(
            Collectors.toMap(
                one -> lanes.named(one.getKey()),
                one -> one.getValue().stream().map(entry -> new Received(entry, 1)).toList(),
                (a, b) -> a,
                LinkedHashMap::new));
  }
}
