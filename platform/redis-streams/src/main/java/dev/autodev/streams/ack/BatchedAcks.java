package dev.autodev.streams.ack;

import dev.autodev.streams.group.ChannelState;
import dev.autodev.streams.group.Delivery;
import dev.autodev.streams.link.Loop;
import dev.autodev.streams.settings.AckMode;
import dev.autodev.streams.watch.ChannelMeters;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects acknowledgements and sends them together: the application does not wait, and what was
 * not yet sent when this process dies is delivered again.
 */
public final class BatchedAcks implements Acknowledging {
  private final AckQueue queue;
  private final AwaitedAcks alone;
  private final AckMode.Batched mode;
  private final Loop loop;
  private final ChannelMeters meters;
  private final Runnable roomMade;
  private List<Delivery> collected = new ArrayList<>();
  private boolean timed;

  public BatchedAcks(AckQueue queue, AckMode.Batched mode, ChannelState state, Runnable roomMade) {
    this.queue = queue;
    this.alone = new AwaitedAcks(queue, state, roomMade);
    this.mode = mode;
    this.loop = state.loop();
    this.meters = state.meters();
    this.roomMade = roomMade;
  }

  /** Returns at once, on any thread. */
  public void post(Delivery delivery) {
    loop.execute(
        () -> {
          delivery.leave();
          collected.add(delivery);
          sendIfFull();
          roomMade.run();
        });
  }

  private void sendIfFull() {
    if (collected.size() >= mode.size()) {
      flush();
    } else if (!timed) {
      timed = true;
      loop.after(
          mode.interval(),
          () -> {
            timed = false;
            flush();
          });
    }
  }

  @Override
  public void flush() {
    if (collected.isEmpty()) {
      return;
    }
    Delivery together = Delivery.of(collected);
    collected = new ArrayList<>();
    queue
        .add(together)
        .subscribe()
        .with(
            ok -> {
              Acknowledging.count(meters, together);
              together.release();
            },
            closed -> {}); // the channel stopped: they are delivered again
  }

  @Override
  public Uni<Void> ack(Delivery delivery) {
    return alone.ack(delivery);
  }
}
