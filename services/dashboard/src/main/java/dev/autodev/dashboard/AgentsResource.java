package dev.autodev.dashboard;

import dev.autodev.control.AgentTarget;
import dev.autodev.control.Agents;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Workers;
import dev.autodev.control.view.PauseView;
import dev.autodev.control.view.RestartView;
import dev.autodev.control.view.SlotsView;
import dev.autodev.control.view.WorkerView;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.model.Role;
import dev.autodev.model.WorkerId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/agents}. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/agents")
@Tag(name = "agents")
public class AgentsResource {
  private final Workers workers;
  private final Agents agents;
  private final Caller caller;

  AgentsResource(Workers workers, Agents agents, Caller caller) {
    this.workers = workers;
    this.agents = agents;
    this.caller = caller;
  }

  public record AgentList(List<WorkerView> agents, List<PauseView> pauses, List<SlotsView> slots) {}

  public record Paused(List<PauseView> pauses) {}

  public record Scaled(List<SlotsView> slots) {}

  public record Restarted(List<RestartView> restarts) {}

  @GET
  @Operation(summary = "The agent processes, and what was decided about them")
  public Uni<AgentList> list() {
    return Uni.combine()
        .all()
        .unis(workers.list(), agents.pauses(), agents.slots())
        .with(AgentList::new);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("pause")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Send a role or a worker nothing new; it goes on with what it has")
  public Uni<Paused> pause(String text) {
    Body body = Body.of(text);
    return agents.pause(target(body), body.needed("reason"), caller.of(body)).map(Paused::new);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("resume")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Send a role or a worker tasks again")
  public Uni<Paused> resume(String text) {
    Body body = Body.of(text);
    return agents
        .resume(target(body), body.text("reason").orElse(""), caller.of(body))
        .map(Paused::new);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("scale")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "How many tasks at once each process of a role takes; 0: it takes nothing")
  public Uni<Scaled> scale(String text) {
    Body body = Body.of(text);
    return agents
        .scale(Role.of(body.needed("role")), body.number("slots", -1), caller.of(body))
        .map(Scaled::new);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("restart")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Let what a role or a worker has end as in a drain, and begin anew")
  public Uni<Restarted> restart(String text) {
    Body body = Body.of(text);
    return agents.restart(target(body), body.needed("reason"), caller.of(body)).map(Restarted::new);
  }

  private static AgentTarget target(Body body) {
    Optional<String> role = body.text("role");
    Optional<String> worker = body.text("worker");
    if (role.isPresent() == worker.isPresent()) {
      throw new ControlPlaneException.Invalid("role", "give either role or worker");
    }
    return role.<AgentTarget>map(name -> new AgentTarget.OfRole(Role.of(name)))
        .orElseGet(() -> new AgentTarget.OfWorker(new WorkerId(worker.orElseThrow())));
  }
}
