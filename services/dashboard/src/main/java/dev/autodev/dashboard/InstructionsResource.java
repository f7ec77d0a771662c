package dev.autodev.dashboard;

import dev.autodev.control.Agents;
import dev.autodev.control.view.InstructionView;
import dev.autodev.dashboard.access.Rights;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What operators say to those who work on a task. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/tasks/{id}/instructions")
@Tag(name = "agents")
public class InstructionsResource {
  private final Agents agents;
  private final Caller caller;

  InstructionsResource(Agents agents, Caller caller) {
    this.agents = agents;
    this.caller = caller;
  }

  public record Said(List<InstructionView> instructions) {}

  @GET
  @Operation(summary = "What operators said to those who work on a task, and whether it was heard")
  public Uni<Said> list(String id) {
    return agents.instructions(id).map(Said::new);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Say something to the session that works on a task, now or next")
  public Uni<Response> instruct(String id, String text) {
    Body body = Body.of(text);
    return agents
        .instruct(id, body.needed("text"), caller.of(body))
        .map(said -> Response.status(Response.Status.CREATED).entity(said).build());
  }
}
