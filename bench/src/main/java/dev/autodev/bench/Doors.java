package dev.autodev.bench;

import dev.autodev.agent.report.Worker;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.json.Json;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Lets the role that does no-op tasks take none, and again as many as it has slots. */
@Singleton
class Doors {
  @Inject StreamAppender appender;
  @Inject Worker worker;
  @Inject Plane plane;

  /** Nothing is dispatched to it any more once this is over. */
  void close() {
    say(new ControlMessage.Pause(Plane.ROLE));
    plane.awaitThat(
        """
        select count(*) filter (where id = '%s' and left_at is null) = 1
          and count(*) filter (where slots ? '%s' and left_at is null) = 0 from worker"""
            .formatted(worker.id().value(), Plane.ROLE.wireName()));
  }

  /** The worker hears it, says so by its heartbeat, and is sent what it has room for. */
  void open() {
    say(new ControlMessage.Resume(Plane.ROLE));
  }

  private void say(ControlMessage message) {
    Plane.get(
        appender.append(List.of(Outgoing.of(worker.id().controlStream(), Json.write(message)))));
  }
}
