package dev.autodev.control.apply;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.TaskId;
import dev.autodev.model.event.EventList;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.streams.StreamEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch, parsed.
 *
 * @param events what could be read, in order
 * @param dead what could not, with the reason
 */
record EventReader(List<Read> events, List<Dead> dead) {
  /** An event and the entry it was in. */
  record Read(StreamEntry entry, SwarmEvent event) {
    /** The entry as it would be with this event alone. */
    StreamEntry alone() {
      return withBody(entry, Json.write(event));
    }
  }

  /** An entry that nobody can read, or the part of one. */
  record Dead(StreamEntry entry, String reason) {}

  static EventReader of(List<StreamEntry> batch) {
    EventReader reader = new EventReader(new ArrayList<>(), new ArrayList<>());
    batch.forEach(reader::read);
    return reader;
  }

  /**
   * What is to be applied at once, in order: the events of a task, unless a worker's come between.
   */
  static List<List<Read>> byTask(List<Read> events) {
    List<List<Read>> together = new ArrayList<>();
    Map<TaskId, List<Read>> open = new HashMap<>();
    for (Read read : events) {
      if (read.event() instanceof SwarmEvent.OfTask ofTask) {
        open.computeIfAbsent(ofTask.task(), task -> begun(together)).add(read);
      } else {
        open.clear();
        begun(together).add(read);
      }
    }
    return together;
  }

  private static List<Read> begun(List<List<Read>> together) {
    together.add(new ArrayList<>());
    return together.getLast();
  }

  private void read(StreamEntry entry) {
    try {
      if (entry.body().isBlank()) {
        throw new InvalidModelException(
            "the entry has no event in its field "
                + StreamEntry.BODY
                + "; put one line of JSON there");
      }
      EventList.read(entry.body()).forEach(event -> events.add(new Read(entry, event)));
    } catch (RuntimeException e) {
      apart(entry, e);
    }
  }

  /** What is wrong is put aside alone; the events beside it count. */
  private void apart(StreamEntry entry, RuntimeException why) {
    try {
      List<Dead> broken = new ArrayList<>();
      List<Read> read = new ArrayList<>();
      EventList.readEach(
          entry.body(),
          event -> read.add(new Read(entry, event)),
          (json, e) -> broken.add(new Dead(withBody(entry, json), reason(e))));
      events.addAll(read);
      dead.addAll(broken);
    } catch (RuntimeException e) {
      dead.add(new Dead(entry, reason(why)));
    }
  }

  private static String reason(RuntimeException e) {
    return e instanceof InvalidModelException || e instanceof ControlPlaneException
        ? String.valueOf(e.getMessage())
        : "unreadable: " + e;
  }

  private static StreamEntry withBody(StreamEntry entry, String body) {
    Map<String, String> fields = new HashMap<>(entry.fields());
    fields.put(StreamEntry.BODY, body);
    return new StreamEntry(entry.stream(), entry.id(), fields);
  }
}
