package dev.autodev.dashboard;

import dev.autodev.control.Halts;
import dev.autodev.control.view.HaltView;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.model.halt.HaltScope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/estop}: what is stopped, and who may go on. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/estop")
@Tag(name = "emergency stop")
public class EmergencyStopResource {
  private static final String EVERYTHING = "all";

  private final Halts halts;
  private final Caller caller;

  EmergencyStopResource(Halts halts, Caller caller) {
    this.caller = caller;
    this.halts = halts;
  }

  public record Stopped(List<HaltView> stops) {}

  @GET
  @Operation(summary = "What is stopped now")
  public Uni<Stopped> list() {
    return halts.list().map(Stopped::new);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary =
          "Stop all, role/<role> or repository/<name>: no dispatch, no model call, no decision; work"
              + " is interrupted and goes on after the release")
  public Uni<Stopped> stop(String text) {
    Body body = Body.of(text);
    return halts.place(scope(body), body.needed("reason"), caller.of(body)).map(Stopped::new);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("release")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Release what is stopped")
  public Uni<Stopped> release(String text) {
    Body body = Body.of(text);
    return halts
        .release(scope(body), body.text("reason").orElse(""), caller.of(body))
        .map(Stopped::new);
  }

  private static HaltScope scope(Body body) {
    return HaltScope.of(body.text("scope").orElse(EVERYTHING));
  }
}
