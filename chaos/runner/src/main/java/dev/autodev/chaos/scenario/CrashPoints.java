package dev.autodev.chaos.scenario;

import dev.autodev.chaos.ChaosException;
import dev.autodev.chaos.Run;
import dev.autodev.chaos.Waiting;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.place.Database;
import dev.autodev.chaos.place.Member;
import dev.autodev.chaos.place.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The control plane is killed at the worst moments, which are seen on its connections: between
 * commit and order, between order and answer, between completion and acknowledgement, before and
 * after a commit; and in the middle of a join, which is seen in the tables.
 *
 * @param times at each of them
 */
public record CrashPoints(int times) implements Scenario {
  private static final Duration WITHIN = Duration.ofMinutes(3);
  private static final int PASSED = 5;
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
    Proxy redis = run.fleet().wires().redisOfPlanes();
    Proxy postgres = run.fleet().wires().postgres();
    for (int i = 0; i < times; i++) {
      at(run, redis, "commit and no order", true, "xadd", "tasks:");
      at(run, redis, "order and no answer", false, "xadd", "tasks:");
      at(run, redis, "completion and no acknowledgement", true, "xack", "events");
      at(run, postgres, "a batch and no commit", true, "commit", "");
      at(run, postgres, "a commit and no answer", false, "commit", "");
      inJoin(run);
    }
    return List.of();
  }

  /**
   * Kills it when it sends such a command for the fifth time.
   *
   * @param before the server gets it; otherwise when it was given to the server
   */
  private static void at(
      Run run, Proxy wire, String what, boolean before, String command, String argument) {
    Member plane = run.fleet().controlPlanes().getFirst();
    AtomicInteger passed = new AtomicInteger();
    int life = plane.generation();
    wire.watch(
        (bytes, length, up) -> {
          boolean seen = up && contains(bytes, length, command, argument);
          if (seen && passed.incrementAndGet() == PASSED) {
            if (before) {
              plane.process().kill();
              return false;
            }
            passed.addAndGet(PASSED); // its answer comes next
          } else if (!up && passed.get() >= 2 * PASSED && plane.generation() == life) {
            plane.process().kill();
            return false;
          }
          return true;
        });
    boolean struck = Waiting.until(WITHIN, () -> plane.generation() > life);
    wire.watch((bytes, length, up) -> true);
    if (!struck) {
      throw new ChaosException("no control plane was caught between " + what);
    }
    run.fleet().awaitReady();
  }

  private static boolean contains(byte[] bytes, int length, String command, String argument) {
    String text =
        new String(bytes, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    int at = text.indexOf(command);
    return at >= 0 && text.indexOf(argument, at) >= 0;
  }

  private static void inJoin(Run run) {
    Database database = Database.of(run.fleet().servers());
    if (!Waiting.until(WITHIN, () -> database.count(IN_JOIN) > 0)) {
      throw new ChaosException("no join was caught half done");
    }
    run.fleet().controlPlanes().getFirst().kill();
    run.fleet().awaitReady();
  }
}
