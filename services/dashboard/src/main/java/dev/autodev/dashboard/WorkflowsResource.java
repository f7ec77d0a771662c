package dev.autodev.dashboard;

import dev.autodev.control.NewWorkflow;
import dev.autodev.control.Principal;
import dev.autodev.control.Workflows;
import dev.autodev.control.view.WorkflowView;
import dev.autodev.dashboard.access.Rights;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/workflows}. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/workflows")
@Tag(name = "workflows")
public class WorkflowsResource {
  private final Workflows workflows;
  private final NamedRepositories repositories;
  private final Caller caller;

  WorkflowsResource(Workflows workflows, NamedRepositories repositories, Caller caller) {
    this.caller = caller;
    this.workflows = workflows;
    this.repositories = repositories;
  }

  public record WorkflowList(List<WorkflowView> workflows, @Nullable String next) {}

  @GET
  @Operation(summary = "Workflows, newest first")
  public Uni<WorkflowList> list(
      @RestQuery Optional<String> status,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    return workflows
        .list(status.map(Statuses::workflow), Limit.of(limit), cursor)
        .map(page -> new WorkflowList(page.items(), page.next()));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One workflow with its steps")
  public Uni<WorkflowView> show(String id) {
    return workflows.find(id);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Start a workflow; the same Idempotency-Key again answers the first one")
  public Uni<Response> start(@HeaderParam("Idempotency-Key") String key, String text) {
    Body body = Body.of(text);
    Principal by = caller.of(body);
    return repositories
        .named(body.text("repository"))
        .flatMap(
            repository ->
                workflows.start(
                    new NewWorkflow(
                        body.text("definition").orElse("feature"),
                        body.needed("title"),
                        body.text("description").orElse(""),
                        repository,
                        Optional.ofNullable(key),
                        body.labels(by.author()),
                        body.texts("after")),
                    by))
        .map(workflow -> Response.status(Response.Status.CREATED).entity(workflow).build());
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Path("{id}/cancel")
  @Operation(summary = "Stop everything that belongs to a workflow")
  public Uni<WorkflowView> cancel(String id, String text) {
    Body body = Body.of(text);
    return workflows.cancel(
        id, body.text("reason").orElse("cancelled by a person"), caller.of(body));
  }
}
