package dev.autodev.chaos.scenario;

import dev.autodev.chaos.ChaosException;
import dev.autodev.chaos.Run;
import dev.autodev.chaos.Waiting;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.place.Database;
import dev.autodev.chaos.place.Member;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The control plane ends at the worst moments: between commit and order, between order and answer,
 * between completion and acknowledgement, in the middle of a transaction and of a join.
 *
 * @param times at each of them
 */
public record CrashPoints(int times) implements Scenario {
  private static final Duration WITHIN = Duration.ofMinutes(3);
  private static final List<String> POINTS = List.of("before-xadd", "after-xadd", "before-xack");
  private static final String IN_TRANSACTION =
      """
      select count(*) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()
        and state like 'idle in transaction%'""";
  private static final String IN_JOIN =
      """
      select count(*) from (
        select workflow_id from task where step in ('review', 'test', 'scan')
        group by workflow_id having count(*) filter (where status = 'completed') in (1, 2)) joining""";

  @Override
  public String name() {
    return "crash-points";
  }

  @Override
  public List<Verdict> happen(Run run) {
    Member plane = run.fleet().controlPlanes().getFirst();
    for (String point : POINTS) {
      plane.set("SWARM_CHAOS_CRASH_AT", point);
      plane.set("SWARM_CHAOS_CRASH_AFTER", "10");
      plane.kill();
      int first = plane.generation();
      await(() -> plane.generation() > first + times, point);
      plane.unset("SWARM_CHAOS_CRASH_AT");
    }
    plane.kill();
    run.fleet().awaitReady();
    Database database = Database.of(run.fleet().servers());
    for (int i = 0; i < times; i++) {
      kill(run, plane, () -> database.count(IN_TRANSACTION) > 0, "a transaction");
      kill(run, plane, () -> database.count(IN_JOIN) > 0, "a join");
    }
    return List.of();
  }

  private static void kill(Run run, Member plane, Callable<Boolean> moment, String what) {
    await(moment, what);
    plane.kill();
    run.fleet().awaitReady();
  }

  private static void await(Callable<Boolean> moment, String what) {
    if (!Waiting.until(WITHIN, moment)) {
      throw new ChaosException("no control plane was caught at " + what);
    }
  }
}
