package dev.autodev.agent.report;

import dev.autodev.agent.AgentConfig;
import dev.autodev.model.WorkerId;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** This process, as the swarm knows it. */
@Singleton
public class Worker {
  private final WorkerId id;
  private final Clock clock;
  private final Instant startedAt;

  @Inject
  Worker(AgentConfig config, Instance<Clock> clocks) {
    this(new WorkerId(config.worker()), clocks.isResolvable() ? clocks.get() : Clock.systemUTC());
  }

  /** A worker of a name and a clock of its own. */
  public Worker(WorkerId id, Clock clock) {
    this.id = id;
    this.clock = clock;
    this.startedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as all stores keep it
  }

  /** Its name, the same as its consumer name. */
  public WorkerId id() {
    return id;
  }

  /** The only source of time. */
  public Clock clock() {
    return clock;
  }

  /** Since when it lives. */
  public Instant startedAt() {
    return startedAt;
  }
}
