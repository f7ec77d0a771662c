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

/**
 * Every process is asked to stop and started again, one after the other, under load: nobody is
 * charged with an attempt, and the client hears nothing but a request to wait.
 *
 * @param rounds through all of them
 */
public record RollingRestart(int rounds) implements Scenario {
  private static final Duration DRAIN = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "rolling-restart";
  }

  @Override
  public Fleet.Size size() {
    return new Fleet.Size(2, 2, 4);
  }

  @Override
  public List<Verdict> happen(Run run) {
    Database database = Database.of(run.fleet().servers());
    List<String> bad = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      for (Member agent : run.fleet().agents()) {
        restart(agent, bad);
        String seen =
            "select count(*) from worker where left_at is null and id = '%s'"
                .formatted(agent.worker());
        if (!Waiting.until(DRAIN, () -> database.count(seen) > 0)) {
          throw new ChaosException(agent.worker() + " does not come back");
        }
      }
      for (Member plane : run.fleet().controlPlanes()) {
        restart(plane, bad);
        run.fleet().awaitReady();
      }
    }
    int charged = database.count("select count(*) from task where attempts > 1");
    return List.of(
        new Verdict("did not end well when asked", bad),
        new Verdict("attempts charged", charged == 0 ? List.of() : List.of(charged + " tasks")));
  }

  private static void restart(Member member, List<String> bad) {
    var process = member.process();
    member.stop();
    if (!process.await(DRAIN)) {
      bad.add(member.name() + " did not end");
      process.kill();
    } else if (process.exitCode() != 0 && process.exitCode() != 143) {
      bad.add(member.name() + " ended with " + process.exitCode());
    }
    member.up();
  }
}
