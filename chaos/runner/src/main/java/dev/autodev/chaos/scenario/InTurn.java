package dev.autodev.chaos.scenario;

import dev.autodev.chaos.ChaosException;
import dev.autodev.chaos.Run;
import dev.autodev.chaos.Waiting;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.place.Database;
import dev.autodev.chaos.place.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks one process after the other to stop, and starts it again. */
final class InTurn {
  private static final Duration DRAIN = Duration.ofMinutes(3);
  private static final Duration BACK = Duration.ofMinutes(3);

  private final Run run;
  private final Database database;
  private final List<String> bad = new ArrayList<>();

  InTurn(Run run) {
    this.run = run;
    this.database = Database.of(run.fleet().servers());
  }

  void agent(Member agent) {
    restart(agent);
    String seen =
        "select count(*) from worker where left_at is null and id = '%s'".formatted(agent.worker());
    if (!Waiting.until(BACK, () -> database.count(seen) > 0)) {
      throw new ChaosException(agent.worker() + " does not come back");
    }
  }

  void controlPlane(Member plane) {
    restart(plane);
    run.fleet().awaitReady();
  }

  private void restart(Member member) {
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

  /** What speaks against it: who did not end well, and attempts that were charged. */
  List<Verdict> verdicts() {
    int charged = database.count("select count(*) from task where attempts > 1");
    return List.of(
        new Verdict("did not end well when asked", bad),
        new Verdict("attempts charged", charged == 0 ? List.of() : List.of(charged + " tasks")));
  }
}
