package dev.autodev.streams.incoming;

import dev.autodev.streams.group.ChannelState;
import dev.autodev.streams.group.Lane;
import dev.autodev.streams.link.Commands;
import dev.autodev.streams.link.Failures;
import dev.autodev.streams.link.RedisLink;
import dev.autodev.streams.link.Replies;
import dev.autodev.streams.settings.GroupStart;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Makes the consumer group of a stream, and the stream, unless they are there. */
final class GroupCreator {
  private static final Logger LOG = Logger.getLogger(GroupCreator.class);
  private static final Duration ASIDE = Duration.ofSeconds(2);

  private final ChannelState state;
  private final RedisLink link;

  GroupCreator(ChannelState state, RedisLink link) {
    this.state = state;
    this.link = link;
  }

  /** Completes on the loop; the lane is grouped then, or set aside. */
  Uni<Void> create(Lane lane) {
    return start(lane)
        .flatMap(
            from -> link.send(Commands.createGroup(lane.stream(), state.settings().group(), from)))
        .onFailure(Failures::groupExists)
        .recoverWithNull()
        .emitOn(state.loop())
        .invoke(
            () -> {
              lane.grouped(true);
              state.health().works(lane.stream());
            })
        .onFailure(Failures::wrongType)
        .recoverWithUni(failure -> setAside(lane, failure))
        .replaceWithVoid();
  }

  /**
   * The end is looked up once: a group that has to be made again, because somebody emptied Redis,
   * must not miss what came in between.
   */
  private Uni<String> start(Lane lane) {
    if (state.settings().member().start() instanceof GroupStart.After after) {
      return Uni.createFrom().item(after.id());
    }
    if (lane.start() != null) {
      return Uni.createFrom().item(lane.start());
    }
    return link.send(Commands.last(lane.stream()))
        .map(Replies::entries)
        .map(entries -> entries.isEmpty() ? "0-0" : entries.getFirst().id())
        .emitOn(state.loop())
        .invoke(id -> lane.start(id));
  }

  /** One key that is no stream must not keep the channel from the others. */
  private <T> Uni<T> setAside(Lane lane, Throwable failure) {
    return Uni.createFrom()
        .<T>nullItem()
        .emitOn(state.loop())
        .invoke(
            () -> {
              LOG.debugf(
                  "channel=%s stream=%s cannot be read, trying again in %s: %s",
                  state.settings().channel(), lane.stream(), ASIDE, Failures.told(failure));
              state.health().failed(lane.stream(), Failures.told(failure));
              lane.setAside(true);
              state.loop().after(ASIDE, () -> lane.setAside(false));
            });
  }
}
