package dev.autodev.dashboard.page.workflow;

import dev.autodev.control.Workflows;
import dev.autodev.control.view.WorkflowView;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.Limit;
import dev.autodev.dashboard.Statuses;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.Query;
import dev.autodev.dashboard.page.To;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Workflows, and one of them with its steps. */
@RolesAllowed(Rights.VIEWER)
@Path("/workflows")
@Produces(MediaType.TEXT_HTML)
public class WorkflowsPage {
  private final Workflows workflows;
  private final Caller caller;

  WorkflowsPage(Workflows workflows, Caller caller) {
    this.caller = caller;
    this.workflows = workflows;
  }

  /** A workflow and its picture. */
  public record Shown(WorkflowView workflow, Picture picture) {
    static Shown of(WorkflowView workflow) {
      return new Shown(workflow, Picture.of(workflow.steps()));
    }
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance workflows(
        List<WorkflowView> workflows, String status, @Nullable String next);

    static native TemplateInstance workflow(Shown shown);
  }

  @GET
  public Uni<TemplateInstance> list(
      @RestQuery Optional<String> status,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    Query query = new Query().with("status", status).with("limit", limit);
    return workflows
        .list(Query.given(status).map(Statuses::workflow), Limit.of(limit), cursor)
        .map(
            page ->
                Templates.workflows(
                    page.items(),
                    Query.given(status).orElse(""),
                    query.next("/workflows", page.next())));
  }

  @GET
  @Path("{id}")
  public Uni<TemplateInstance> show(String id) {
    return workflows.find(id).map(Shown::of).map(Templates::workflow);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("{id}/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> cancel(
      String id, @RestForm Optional<String> reason, @RestForm Optional<String> by) {
    return workflows
        .cancel(id, Query.given(reason).orElse("cancelled on the dashboard"), caller.named(by))
        .map(workflow -> To.page("/workflows/" + workflow.id()));
  }
}
