package dev.autodev.scheduler;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * The scheduler as a process of its own: of the control plane it has tables and filing, and leaves
 * events, dispatch and recovery to the dashboard's process.
 */
@QuarkusMain(name = "scheduler")
public final class SchedulerService {
  private SchedulerService() {}

  /** Needs no arguments. */
  public static void main(String... arguments) {
    System.setProperty("swarm.control-plane.timers", "false");
    System.setProperty("mp.messaging.incoming.control-plane-events.enabled", "false");
    Quarkus.run(arguments);
  }
}
