package dev.autodev.dashboard;

import dev.autodev.control.Gates;
import dev.autodev.control.view.CommentView;
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

/** What people say to each other about a gate before one of them decides. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/approvals/{id}/comments")
@Tag(name = "approvals")
public class CommentsResource {
  private final Gates gates;
  private final Caller caller;

  CommentsResource(Gates gates, Caller caller) {
    this.gates = gates;
    this.caller = caller;
  }

  public record Discussion(List<CommentView> comments) {}

  @GET
  @Operation(summary = "What people said about a gate, oldest first")
  public Uni<Discussion> list(String id) {
    return gates.comments(id).map(Discussion::new);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Say something about a gate to other people; it decides nothing")
  public Uni<Response> say(String id, String text) {
    Body body = Body.of(text);
    return gates
        .comment(id, body.needed("text"), caller.of(body))
        .map(said -> Response.status(Response.Status.CREATED).entity(said).build());
  }
}
