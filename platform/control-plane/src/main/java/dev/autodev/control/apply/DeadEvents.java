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
  private static final int LONGEST_NAME = 200;

  /** Ten thousand of the largest entries must not fill Redis; what is real is shorter. */
  private static final int LONGEST = 50_000;

  @Inject StreamAppender appender;
  @Inject EventMeters meters;

  Uni<Void> put(List<EventReader.Dead> dead) {
    if (dead.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    for (EventReader.Dead letter : dead) {
      meters.count("dead");
      LOG.warnf("entry=%s dead-lettered: %s", letter.entry().id(), reason(letter));
    }
    return appender.append(dead.stream().map(DeadEvents::letter).toList()).replaceWithVoid();
  }

  private static Outgoing letter(EventReader.Dead dead) {
    StreamEntry entry = dead.entry();
    Map<String, String> fields = new LinkedHashMap<>();
    entry
        .fields()
        .forEach((name, value) -> fields.put(cut(own(name), LONGEST_NAME), cut(value, LONGEST)));
    fields.put("dead.reason", reason(dead));
    fields.put("dead.stream", entry.stream());
    fields.put("dead.id", entry.id());
    fields.put("dead.group", Streams.CONTROL_PLANE_GROUP);
    return new Outgoing(Streams.DEAD, fields, KEPT);
  }

  /** On one line: it quotes the entry, and goes into the log. */
  private static String reason(EventReader.Dead dead) {
    return cut(dead.reason().replaceAll("\\p{Cntrl}", " "), LONGEST_REASON);
  }

  /** An entry must not be able to say where it came from and why it is here. */
  private static String own(String name) {
    return name.startsWith("dead.") ? "entry." + name : name;
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) + "…" : text;
  }
}
