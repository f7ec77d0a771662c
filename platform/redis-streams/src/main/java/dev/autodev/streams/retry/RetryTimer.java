package dev.autodev.streams.retry;

import dev.autodev.streams.group.ChannelState;
import dev.autodev.streams.group.Lane;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Notices when delayed entries of a channel's streams are due, whoever delayed them. */
public final class RetryTimer {
  private static final Logger LOG = Logger.getLogger(RetryTimer.class);

  /** Others may delay entries at any time, for less than ours wait. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final ChannelState state;
  private final DelayedEntries delayed;
  private final boolean always;
  private final Runnable found;
  private long armed;
  private boolean stopped;

  /** {@code always} is false for a channel that delays nothing: there may be what another left. */
  public RetryTimer(ChannelState state, DelayedEntries delayed, boolean always, Runnable found) {
    this.state = state;
    this.delayed = delayed;
    this.always = always;
    this.found = found;
  }

  public void start() {
    arm(LONGEST);
  }

  public void stop() {
    stopped = true;
  }

  /** One was delayed here: look then, unless there is something to look for before. */
  public void expect(Duration delay) {
    if (armed - System.nanoTime() > delay.toNanos()) {
      arm(delay);
    }
  }

  private void arm(Duration wait) {
    long at = System.nanoTime() + wait.toNanos();
    armed = at;
    state
        .loop()
        .after(
            wait.plusMillis(1),
            () -> {
              if (armed == at && !stopped) {
                look();
              }
            });
  }

  private void look() {
    arm(LONGEST);
    List<Lane> lanes =
        state.lanes().all().stream()
            .filter(lane -> lane.grouped() && (always || lane.delayed()))
            .toList();
    if (lanes.isEmpty()) {
      return;
    }
    delayed
        .next(lanes)
        .emitOn(state.loop())
        .subscribe()
        .with(
            waits -> told(lanes, waits),
            failure ->
                LOG.debugf(
                    "channel=%s cannot look for delayed entries, trying again in %s: %s",
                    state.settings().channel(), LONGEST, failure.getMessage()));
  }

  private void told(List<Lane> lanes, List<Long> waits) {
    for (int i = 0; i < waits.size(); i++) {
      long wait = waits.get(i);
      lanes.get(i).due(wait == 0);
      if (wait == 0) {
        found.run();
      } else if (wait > 0) {
        expect(Duration.ofMillis(wait));
      }
    }
  }
}
