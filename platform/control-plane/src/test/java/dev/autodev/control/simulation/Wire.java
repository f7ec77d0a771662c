package dev.autodev.control.simulation;

import dev.autodev.model.Role;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.streams.Outgoing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Redis in memory: streams with a consumer group each, which can lose what it has. */
final class Wire {
  final Stream<SwarmEvent> events = new Stream<>();
  final Map<Role, Stream<Order>> tasks = new EnumMap<>(Role.class);
  final Map<String, List<Outgoing>> control = new HashMap<>();
  boolean up = true;

  Wire() {
    for (Role role : Role.values()) {
      tasks.put(role, new Stream<>());
    }
  }

  Stream<Order> tasks(Role role) {
    return Objects.requireNonNull(tasks.get(role));
  }

  /** All data is gone. */
  void flush() {
    events.flush();
    tasks.values().forEach(Stream::flush);
    control.clear();
  }

  /** The power went: what was done since then was not on the disk. */
  void forget(long since) {
    events.forget(since);
    tasks.values().forEach(stream -> stream.forget(since));
  }

  /** An entry, given to nobody or to one consumer of the group. */
  static final class Entry<T> {
    final int id;
    final T value;
    private final long added;
    @Nullable String owner;
    private long given;
    private long acknowledged;

    private Entry(int id, T value, long added) {
      this.id = id;
      this.value = value;
      this.added = added;
    }
  }

  /** A stream and its group; an acknowledged entry is deleted. */
  static final class Stream<T> {
    private final List<Entry<T>> entries = new ArrayList<>();
    private final List<Entry<T>> acknowledged = new ArrayList<>();
    private int ids;

    void add(T value, long now) {
      entries.add(new Entry<>(++ids, value, now));
    }

    List<Entry<T>> entries() {
      return entries;
    }

    /** New entries, at most so many. */
    List<Entry<T>> read(String consumer, int most, long now) {
      return take(entry -> entry.owner == null, consumer, most, now);
    }

    /** Entries of consumers that are gone. */
    List<Entry<T>> claim(Predicate<String> gone, String consumer, int most, long now) {
      return take(
          entry -> entry.owner != null && !entry.owner.equals(consumer) && gone.test(entry.owner),
          consumer,
          most,
          now);
    }

    private List<Entry<T>> take(Predicate<Entry<T>> wanted, String consumer, int most, long now) {
      List<Entry<T>> taken = new ArrayList<>();
      for (Entry<T> entry : entries) {
        if (taken.size() < most && wanted.test(entry)) {
          entry.owner = consumer;
          entry.given = now;
          taken.add(entry);
        }
      }
      return taken;
    }

    void acknowledge(Entry<T> entry, long now) {
      if (entries.remove(entry)) {
        entry.acknowledged = now;
        acknowledged.add(entry);
      }
    }

    private void flush() {
      entries.clear();
      acknowledged.clear();
    }

    private void forget(long since) {
      for (Entry<T> entry : acknowledged) {
        if (entry.acknowledged >= since) {
          entries.add(entry);
        }
      }
      acknowledged.clear();
      entries.removeIf(entry -> entry.added >= since);
      entries.sort((a, b) -> Integer.compare(a.id, b.id));
      for (Entry<T> entry : entries) {
        if (entry.given >= since) {
          entry.owner = null;
        }
      }
    }
  }
}
