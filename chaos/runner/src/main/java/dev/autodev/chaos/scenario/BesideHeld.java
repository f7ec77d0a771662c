package dev.autodev.chaos.scenario;

import dev.autodev.chaos.Waiting;
import dev.autodev.chaos.client.ClientProcess;
import dev.autodev.chaos.place.Database;
import dev.autodev.chaos.place.Fleet;
import java.time.Clock;
import java.time.Duration;

/**
 * Full speed beside a forgotten transaction and four long readers, as a share of full speed before
 * and after: what they saw cannot be cleaned away.
 *
 * @param held how long they stay
 */
record BesideHeld(Fleet fleet, Duration held) {
  private static final int MORE_THAN_IS_DONE = 600;
  private static final long SEED_OF_CROWD = 16;
  private static final Duration WARM = Duration.ofSeconds(4);
  private static final Duration LONGEST_ALONE = Duration.ofSeconds(30);
  private static final Duration DRAIN = Duration.ofMinutes(1);
  private static final String STORY = "select count(*) from task_event";

  void measure() {
    fleet.agents().forEach(agent -> agent.set("SWARM_DRILL_HOLD", "0ms"));
    fleet.agents().forEach(agent -> agent.set("SWARM_AGENT_SLOTS", "16"));
    fleet.agents().forEach(agent -> agent.restart(DRAIN));
    Duration alone = held.compareTo(LONGEST_ALONE) < 0 ? held : LONGEST_ALONE;
    Database database = Database.of(fleet.servers());
    try (ClientProcess crowd = ClientProcess.crowd(fleet, MORE_THAN_IS_DONE, SEED_OF_CROWD)) {
      long start = Clock.systemUTC().millis();
      Waiting.until(DRAIN, () -> database.count(completedSince(start)) > 0);
      Waiting.pass(WARM);
      double before = rate(database, alone);
      double beside;
      try (Database.Held idle = database.hold("select count(*) from task");
          Database.Held one = database.hold(STORY);
          Database.Held two = database.hold(STORY);
          Database.Held three = database.hold(STORY);
          Database.Held four = database.hold(STORY)) {
        beside = rate(database, held);
      }
      double after = rate(database, alone);
      crowd.enough();
      System.out.printf(
          "beside a forgotten transaction and four long readers, %d s: %.0f tasks/s, %.0f %% of the %.0f before and the %.0f after%n",
          held.toSeconds(), beside, 200 * beside / (before + after), before, after);
    }
  }

  /** Tasks per second. */
  private static double rate(Database database, Duration time) {
    long begin = Clock.systemUTC().millis();
    Waiting.pass(time);
    return database.count(completedSince(begin)) * 1_000.0 / (Clock.systemUTC().millis() - begin);
  }

  private static String completedSince(long millis) {
    return "select count(*) from task where status = 'completed' and finished_at >= to_timestamp(%d / 1000.0)"
        .formatted(millis);
  }
}
