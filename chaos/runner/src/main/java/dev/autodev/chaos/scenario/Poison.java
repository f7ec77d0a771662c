package dev.autodev.chaos.scenario;

import dev.autodev.chaos.Run;
import dev.autodev.chaos.Waiting;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.client.Load;
import dev.autodev.chaos.place.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One task in so many kills its process, takes all its memory, throws or never ends. Each is parked
 * after three attempts; those beside it are neither charged nor failed.
 *
 * @param tasks all single tasks
 * @param every one in so many is poison
 */
public record Poison(int tasks, int every) implements Scenario {
  private static final Duration WITHIN = Duration.ofMinutes(6);

  @Override
  public String name() {
    return "poison";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "SWARM_CONTROL_PLANE_TIME_LIMIT", "8s", "SWARM_CONTROL_PLANE_RETRY_BACK_OFF", "200ms");
  }

  @Override
  public Load load() {
    return Load.of(8, 0).upTo(tasks).withPoison(every + ":die,throw,oom,hang");
  }

  @Override
  public List<Verdict> happen(Run run) {
    Database database = Database.of(run.fleet().servers());
    run.everyAgentMayDie();
    boolean over =
        Waiting.until(
            WITHIN,
            () ->
                database.count("select count(*) from task where status in ('completed', 'parked')")
                    >= tasks);
    return over ? List.of() : List.of(new Verdict("all ended in time", List.of("some did not")));
  }
}
