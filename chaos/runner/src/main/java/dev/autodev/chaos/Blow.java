package dev.autodev.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * One blow of a schedule.
 *
 * @param after how long after the last one, measured from when its victim was back
 * @param target chooses among those of a kind
 * @param away how long a server stays down
 */
record Blow(Duration after, Kind kind, int target, Duration away) {
  /** What is hit, and how often in comparison. */
  enum Kind {
    AGENT(12),
    FREEZE(2),
    CONTROL_PLANE(4),
    REDIS(2),
    POSTGRES(2),
    SESSIONS(2);

    private final int weight;

    Kind(int weight) {
      this.weight = weight;
    }

    /** As it is named on the command line. */
    String option() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The same seed gives the same schedule. */
  static List<Blow> schedule(long seed, int blows, Set<Kind> kinds) {
    Random random = new Random(seed);
    List<Kind> bag = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int i = 0; kinds.contains(kind) && i < kind.weight; i++) {
        bag.add(kind);
      }
    }
    List<Blow> schedule = new ArrayList<>();
    for (int i = 0; i < blows; i++) {
      schedule.add(
          new Blow(
              Duration.ofMillis(300 + random.nextInt(900)),
              bag.get(random.nextInt(bag.size())),
              random.nextInt(1_000),
              Duration.ofMillis(random.nextInt(2_000))));
    }
    return schedule;
  }
}
