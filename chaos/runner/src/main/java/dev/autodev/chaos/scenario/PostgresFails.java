package dev.autodev.chaos.scenario;

import dev.autodev.chaos.Run;
import dev.autodev.chaos.Waiting;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.place.Database;
import java.time.Duration;
import java.util.List;

/**
 * PostgreSQL is killed, its sessions are ended, and somebody leaves a transaction open while others
 * read for long; at full speed that costs the share that is printed.
 *
 * @param times each
 * @param held how long the transactions stay open at full speed
 */
public record PostgresFails(int times, Duration held) implements Scenario {
  private static final Duration BETWEEN = Duration.ofSeconds(3);

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public List<Verdict> happen(Run run) {
    Database database = Database.of(run.fleet().servers());
    try (Database.Held idle = database.hold("select count(*) from task");
        Database.Held reader = database.hold("select count(*) from task_event")) {
      for (int i = 0; i < times; i++) {
        Waiting.pass(BETWEEN);
        database.run(
            "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                + " and usename = current_user and state <> 'idle in transaction'");
      }
    }
    for (int i = 0; i < times; i++) {
      Waiting.pass(BETWEEN);
      run.fleet().servers().killPostgres();
      Waiting.pass(Duration.ofSeconds(1));
      run.fleet().servers().startAgain();
      run.fleet().awaitReady();
    }
    new BesideHeld(run.fleet(), held).measure();
    return List.of();
  }
}
