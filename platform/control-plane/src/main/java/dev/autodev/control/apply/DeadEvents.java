package dev.autodev.control.apply;

import dev.autodev.model.Streams;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import dev.autodev.streams.StreamEntry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Puts aside what cannot be read or applied, with the reason, and goes on. */
@ApplicationScoped
class DeadEvents {
  private static final Logger LOG = Logger.getLogger(DeadEvents.class);
  private static final long KEPT = 10_000;
  private static final int LONGEST_REASON = 500;

  @Inject StreamAppender appender;
  @Inject EventMeters meters;

  Uni<Void> put(List<EventReader.Dead> dead) {
    if (dead.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    for (EventReader.Dead letter : dead) {
      meters.count("dead");
      LOG.warnf("entry=%s dead-lettered: %s", letter.entry().id(), letter.reason());
    }
    return appender.append(dead.stream().map(DeadEvents::letter).toList()).replaceWithVoid();
  }

  private static Outgoing letter(EventReader.Dead dead) {
    StreamEntry entry = dead.entry();
    String reason = dead.reason();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(
        "dead.reason",
        reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason);
    fields.put("dead.stream", entry.stream());
    fields.put("dead.id", entry.id());
    fields.put("dead.group", Streams.CONTROL_PLANE_GROUP);
    fields.putAll(entry.fields());
    return new Outgoing(Streams.DEAD, fields, KEPT);
  }
}
