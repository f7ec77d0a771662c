package dev.autodev.chaos.scenario;

import dev.autodev.chaos.Run;
import dev.autodev.chaos.Waiting;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.place.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The clocks of all processes jump by an hour and by a day, forward and back, while work goes on:
 * nobody is taken for dead.
 *
 * @param times each
 */
public record ClockJumps(int times) implements Scenario {
  private static final Duration BETWEEN = Duration.ofSeconds(8);

  @Override
  public String name() {
    return "clock";
  }

  /** Held longer than a heartbeat, so that a lease matters. */
  @Override
  public Map<String, String> settings() {
    return Map.of("SWARM_DRILL_HOLD", "1s", "SWARM_CHAOS_CLOCK", "clock");
  }

  @Override
  public List<Verdict> happen(Run run) {
    for (int i = 0; i < times; i++) {
      for (long seconds : List.of(3_600L, 0L, -3_600L, 0L, 86_400L, 0L, -86_400L, 0L)) {
        run.fleet().place().shiftClocks(seconds);
        Waiting.pass(BETWEEN);
      }
    }
    int early =
        Database.of(run.fleet().servers())
            .count(
                "select count(*) from task_event where kind in ('ready', 'process_ended')"
                    + " and text like '%silent%'");
    return List.of(
        new Verdict("leases ended early", early == 0 ? List.of() : List.of(early + " times")));
  }
}
