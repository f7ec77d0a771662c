package dev.autodev.bench;

import dev.autodev.agent.report.Worker;
import dev.autodev.control.AgentTarget;
import dev.autodev.control.Agents;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Lets the role that does no-op tasks take none, and again as many as it has slots. */
@Singleton
class Doors {
  private static final AgentTarget ROLE = new AgentTarget.OfRole(Plane.ROLE);

  @Inject Agents agents;
  @Inject Worker worker;
  @Inject Plane plane;

  /** Nothing is dispatched to it any more once this is over. */
  void close() {
    Plane.get(agents.pause(ROLE, "a case is laid out", Plane.CLIENT));
    plane.awaitThat(
        """
        select count(*) filter (where id = '%s' and left_at is null) = 1
          and count(*) filter (where slots ? '%s' and left_at is null) = 0 from worker"""
            .formatted(worker.id().value(), Plane.ROLE.wireName()));
  }

  /** The worker hears it, says so by its heartbeat, and is sent what it has room for. */
  void open() {
    Plane.get(agents.resume(ROLE, "", Plane.CLIENT));
  }
}
