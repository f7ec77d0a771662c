package dev.autodev.chaos;

import dev.autodev.chaos.check.Checker;
import dev.autodev.chaos.check.Report;
import dev.autodev.chaos.check.Victims;
import dev.autodev.chaos.client.ClientProcess;
import dev.autodev.chaos.client.Load;
import dev.autodev.chaos.place.Database;
import dev.autodev.chaos.place.Fleet;
import java.time.Duration;
import java.util.function.Consumer;

/** Load, something that happens under it, and then the verdict. */
public final class Run {
  private static final String OPEN =
      """
      select (select count(*) from task where status in ('pending', 'ready', 'dispatched', 'in_progress', 'verifying'))
           + (select count(*) from workflow where status = 'running')""";
  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(90);

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

  /** What happens is over when it returns; then everything has a while to come to its end. */
  public Report under(Load load, long seed, Consumer<Run> happening) {
    try (ClientProcess client = ClientProcess.start(fleet, load, seed)) {
      happening.accept(this);
      client.enough();
      settle();
    }
    return Checker.judge(fleet.place(), Database.of(fleet.servers()), victims);
  }

  private void settle() {
    fleet.awaitReady();
    Database database = Database.of(fleet.servers());
    boolean settled = Waiting.until(SETTLED_WITHIN, () -> database.count(OPEN) == 0);
    if (!settled) {
      System.out.printf("not settled within %d s%n", SETTLED_WITHIN.toSeconds());
    }
  }
}
