package dev.autodev.chaos.scenario;

import dev.autodev.chaos.ChaosException;
import dev.autodev.chaos.Run;
import dev.autodev.chaos.Waiting;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.place.Database;
import dev.autodev.chaos.place.Fleet;
import dev.autodev.chaos.place.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Agents are frozen with work in hand for three leases and wake up when others have done it: each
 * late result is refused.
 *
 * @param rounds how often
 */
public record Frozen(int rounds) implements Scenario {
  private static final Duration LEASE = Duration.ofSeconds(6);
  private static final Duration WITHIN = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "frozen";
  }

  @Override
  public Fleet.Size size() {
    return new Fleet.Size(1, 2, 10);
  }

  /** A task lasts long enough to be caught in the middle. */
  @Override
  public Map<String, String> settings() {
    return Map.of(
        "SWARM_DRILL_HOLD", "1500ms",
        "SWARM_AGENT_HEARTBEAT", "2s",
        "SWARM_AGENT_LEASE", "6s",
        "SWARM_CONTROL_PLANE_LEASE", "6s");
  }

  @Override
  public List<Verdict> happen(Run run) {
    List<String> accepted = new ArrayList<>();
    int caught = 0;
    for (int i = 0; i < rounds; i++) {
      caught += freeze(run, run.fleet().agents().get(i % 2), accepted);
    }
    System.out.printf("%d results came too late%n", caught);
    return List.of(
        new Verdict("late results that were not refused", accepted),
        new Verdict("nobody was frozen at work", caught > 0 ? List.of() : List.of("0 tasks")));
  }

  private static int freeze(Run run, Member agent, List<String> accepted) {
    Database database = Database.of(run.fleet().servers());
    String held =
        "select id, epoch from task where worker = '%s' and status in ('in_progress', 'verifying')"
            .formatted(agent.worker());
    await(() -> database.rows(held).size() >= 3, "no work in the hands of " + agent.worker());
    run.victims().frozen(agent.worker());
    agent.process().signal("STOP");
    List<Database.Row> caught = database.rows(held);
    Waiting.pass(LEASE.multipliedBy(3));
    agent.process().signal("CONT");
    await(
        () ->
            database.count(
                    "select count(*) from task_event where kind = 'refused' and worker = '%s'"
                        .formatted(agent.worker()))
                > 0,
        agent.worker() + " did not report after it woke up");
    for (Database.Row task : caught) {
      int ends =
          database.count(
              """
              select count(*) from task_event where task_id = '%s' and epoch = %d and worker = '%s'
                and kind = 'task_finished' and at > (select max(at) from task_event
                  where task_id = '%s' and kind in ('ready', 'process_ended'))"""
                  .formatted(task.text(0), task.number(1), agent.worker(), task.text(0)));
      if (ends > 0) {
        accepted.add("task %s epoch %d".formatted(task.text(0), task.number(1)));
      }
    }
    return caught.size();
  }

  private static void await(Callable<Boolean> holds, String otherwise) {
    if (!Waiting.until(WITHIN, holds)) {
      throw new ChaosException(otherwise);
    }
  }
}
