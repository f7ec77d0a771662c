package dev.autodev.streams.incoming;

import dev.autodev.streams.group.Lane;
import dev.autodev.streams.link.Commands;
import dev.autodev.streams.link.Loop;
import dev.autodev.streams.link.RedisLink;
import java.time.Duration;
import java.util.List;

/** The read that waits in Redis, and how it is ended early. On the channel's loop. */
final class BlockedRead {
  private static final Duration AGAIN = Duration.ofMillis(1);
  private static final long NONE = -1;

  private final RedisLink commands;
  private final Loop loop;
  private List<Lane> lanes = List.of();
  private long read;
  private long ending = NONE;

  BlockedRead(RedisLink commands, Loop loop) {
    this.commands = commands;
    this.loop = loop;
  }

  void begins(List<Lane> of) {
    lanes = of;
    read++;
  }

  void over() {
    lanes = List.of();
  }

  /** Whether it knows nothing of something that became readable since. */
  boolean misses(List<Lane> free) {
    return !lanes.isEmpty()
        && free.stream()
            .anyMatch(lane -> !lanes.contains(lane) || lane.due() || lane.nextDead() != null);
  }

  /** Asks once for each read, and again where Redis had not seen the read yet. */
  void end(long client) {
    if (lanes.isEmpty() || ending == read) {
      return;
    }
    long ended = read;
    ending = ended;
    commands
        .send(Commands.unblock(client))
        .emitOn(loop)
        .subscribe()
        .with(
            woken -> {
              if (woken.toInteger() == 0) {
                loop.after(AGAIN, () -> notEnded(ended, client));
              }
            },
            failure -> ending = NONE);
  }

  private void notEnded(long asked, long client) {
    if (read == asked && !lanes.isEmpty()) {
      ending = NONE;
      end(client);
    }
  }
}
