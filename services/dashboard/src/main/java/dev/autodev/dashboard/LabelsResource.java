package dev.autodev.dashboard;

import dev.autodev.control.Tasks;
import dev.autodev.control.view.LabelView;
import dev.autodev.dashboard.access.Rights;
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

/** The labels on the request that a task belongs to. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/tasks/{id}/labels")
@Tag(name = "tasks")
public class LabelsResource {
  private final Tasks tasks;
  private final Caller caller;

  LabelsResource(Tasks tasks, Caller caller) {
    this.tasks = tasks;
    this.caller = caller;
  }

  public record LabelList(List<LabelView> labels) {}

  @GET
  @Operation(summary = "The labels on the request that a task belongs to")
  public Uni<LabelList> list(String id) {
    return tasks.labels(id).map(LabelList::new);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Path("remove")
  @Operation(summary = "Take a label off; answers those that are left")
  public Uni<LabelList> remove(String id, String text) {
    Body body = Body.of(text);
    return tasks.unlabel(id, body.needed("name"), caller.of(body)).map(LabelList::new);
  }
}
