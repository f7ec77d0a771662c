package dev.autodev.dashboard;

import dev.autodev.control.NewWorkflow;
import dev.autodev.control.Workflows;
import dev.autodev.control.view.WorkflowView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /api/workflows}. */
@Path("/api/workflows")
public class WorkflowsResource {
  private final Workflows workflows;
  private final NamedRepositories repositories;

  WorkflowsResource(Workflows workflows, NamedRepositories repositories) {
    this.workflows = workflows;
    this.repositories = repositories;
  }

  public record WorkflowList(List<WorkflowView> workflows, String next) {}

  @GET
  public Uni<WorkflowList> list(
      @RestQuery Optional<String> status,
      @RestQuery Optional<Integer> limit,
      @RestQuery Optional<String> cursor) {
    return workflows
        .list(status.map(Statuses::workflow), limit.orElse(100), cursor)
        .map(page -> new WorkflowList(page.items(), page.next()));
  }

  @GET
  @Path("{id}")
  public Uni<WorkflowView> show(String id) {
    return workflows.find(id);
  }

  @POST
  public Uni<Response> start(@HeaderParam("Idempotency-Key") String key, String text) {
    Body body = Body.of(text);
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
                        Optional.ofNullable(key)),
                    Caller.of(body)))
        .map(workflow -> Response.status(Response.Status.CREATED).entity(workflow).build());
  }

  @POST
  @Path("{id}/cancel")
  public Uni<WorkflowView> cancel(String id, String text) {
    Body body = Body.of(text);
    return workflows.cancel(
        id, body.text("reason").orElse("cancelled by a person"), Caller.of(body));
  }
}
