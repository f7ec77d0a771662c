package dev.autodev.control.apply;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.streams.StreamEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch, parsed.
 *
 * @param events what could be read, in order
 * @param dead what could not, with the reason
 */
record EventReader(List<Read> events, List<Dead> dead) {
  /** An event and the entry it was. */
  record Read(StreamEntry entry, SwarmEvent event) {}

  /** An entry that nobody can read. */
  record Dead(StreamEntry entry, String reason) {}

  private static SwarmEvent event(StreamEntry entry) {
    if (entry.body().isBlank()) {
      throw new InvalidModelException(
          "the entry has no event in its field "
              + StreamEntry.BODY
              + "; put one line of JSON there");
    }
    return Json.read(entry.body(), SwarmEvent.class);
  }

  static EventReader of(List<StreamEntry> batch) {
    List<Read> events = new ArrayList<>();
    List<Dead> dead = new ArrayList<>();
    for (StreamEntry entry : batch) {
      try {
        events.add(new Read(entry, event(entry)));
      } catch (InvalidModelException | ControlPlaneException e) {
        dead.add(new Dead(entry, String.valueOf(e.getMessage())));
      } catch (RuntimeException e) {
        dead.add(new Dead(entry, "unreadable: " + e));
      }
    }
    return new EventReader(events, dead);
  }
}
