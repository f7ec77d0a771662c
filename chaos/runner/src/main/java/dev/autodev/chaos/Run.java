package dev.autodev.chaos;

import dev.autodev.chaos.check.Checker;
import dev.autodev.chaos.check.Report;
import dev.autodev.chaos.check.Verdict;
import dev.autodev.chaos.check.Victims;
import dev.autodev.chaos.client.ClientProcess;
import dev.autodev.chaos.client.Load;
import dev.autodev.chaos.place.Database;
import dev.autodev.chaos.place.Fleet;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Load, something that happens under it, and then the verdict. */
public final class Run {
  private static final String OPEN =
      """
      select (select count(*) from task where status in ('pending', 'ready', 'dispatched', 'in_progress', 'verifying'))
           + (select count(*) from workflow where status = 'running')""";
  private static final Duration STANDS_STILL = Duration.ofSeconds(40);

  private final Fleet fleet;
  private final Victims victims = new Victims();

  public Run(Fleet fleet) {
    this.fleet = fleet;
  }

  public Fleet fleet() {
    return fleet;
  }

  public Victims victims() {
    return victims;
  }

  /** Tasks of this run end processes by themselves. */
  public void everyAgentMayDie() {
    victims.everyone();
  }

  /** What happens is over when it returns; then everything has a while to come to its end. */
  public Report under(Load load, long seed, Function<Run, List<Verdict>> happening) {
    List<Verdict> more;
    try (ClientProcess client = ClientProcess.start(fleet, load, seed)) {
      more = happening.apply(this);
      client.enough();
      settle();
    }
    return Checker.judge(fleet.place(), Database.of(fleet.servers()), victims).with(more);
  }

  /** For as long as something moves. */
  private void settle() {
    fleet.awaitReady();
    Database database = Database.of(fleet.servers());
    int open = Integer.MAX_VALUE;
    while (true) {
      int before = open;
      boolean settled = Waiting.until(STANDS_STILL, () -> database.count(OPEN) == 0);
      if (settled) {
        return;
      }
      open = database.count(OPEN);
      if (open >= before) {
        System.out.printf("%d are open, and nothing moves%n", open);
        return;
      }
    }
  }
}
