package dev.autodev.chaos.check;

import dev.autodev.chaos.ChaosException;
import dev.autodev.chaos.place.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long tasks took from the first call for them to the end of their work, as the client's
 * journal and the agents' ledgers have it.
 *
 * @param all by the time they were asked for
 */
public record Waits(List<Wait> all) {
  /** One task; times are milliseconds since 1970. */
  public record Wait(long asked, long accepted, long done) {}

  /** Copies. */
  public Waits {
    all = List.copyOf(all);
  }

  /** Of the tasks whose key has this in it, as far as they are done. */
  public static Waits read(Place place, String inKey) {
    Map<String, Long> done = new HashMap<>();
    for (Effect effect : Effect.read(place.effects())) {
      if (effect.done()) {
        done.putIfAbsent(effect.task(), effect.at());
      }
    }
    Map<String, Long> asked = new HashMap<>();
    List<Wait> waits = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(place.journal())) {
        String[] parts = line.split("\t");
        if (parts.length == 4 && parts[2].contains(inKey)) {
          long at = Long.parseLong(parts[3]);
          if (parts[0].equals("try-task")) {
            asked.put(parts[2], at);
          } else if (parts[0].equals("task") && done.containsKey(parts[1])) {
            waits.add(new Wait(asked.getOrDefault(parts[2], at), at, done.get(parts[1])));
          }
        }
      }
    } catch (IOException e) {
      throw new ChaosException("the journal cannot be read", e);
    }
    waits.sort(Comparator.comparingLong(Wait::asked));
    return new Waits(waits);
  }

  /** Those asked for at this time or later, and before that one. */
  public Waits between(long from, long to) {
    return new Waits(
        all.stream().filter(wait -> wait.asked() >= from && wait.asked() < to).toList());
  }

  /** For people. */
  public String line() {
    return "asked to done p50 %d  p95 %d  p99 %d ms, accepted to done p95 %d ms (%d tasks)"
        .formatted(
            percentile(0.5, true),
            percentile(0.95, true),
            percentile(0.99, true),
            percentile(0.95, false),
            all.size());
  }

  /** In milliseconds; 0 where there was nothing. */
  public long percentile(double share, boolean fromAsked) {
    List<Long> times =
        all.stream()
            .map(wait -> wait.done() - (fromAsked ? wait.asked() : wait.accepted()))
            .sorted()
            .toList();
    if (times.isEmpty()) {
      return 0;
    }
    int index = (int) Math.ceil(share * times.size()) - 1;
    return times.get(Math.clamp(index, 0, times.size() - 1));
  }
}
