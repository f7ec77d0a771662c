package dev.autodev.dashboard.page;

import dev.autodev.control.GateStatus;
import dev.autodev.control.Gates;
import dev.autodev.control.view.GateView;
import dev.autodev.dashboard.Limit;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.model.workflow.GateKind;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the swarm has proposed to build, with its ratings. */
@RolesAllowed(Rights.VIEWER)
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
public class ProjectsPage {
  private final Gates gates;

  ProjectsPage(Gates gates) {
    this.gates = gates;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance projects(
        List<GateView> proposals, String status, @Nullable String next);
  }

  @GET
  public Uni<TemplateInstance> list(
      @RestQuery Optional<String> status,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    Query query = new Query().with("status", status).with("limit", limit);
    return gates
        .list(
            Query.given(status).map(GateStatus::of),
            Optional.of(GateKind.PROJECT_PROPOSAL),
            Limit.of(limit),
            cursor)
        .map(
            page ->
                Templates.projects(
                    page.items(),
                    Query.given(status).orElse(""),
                    query.next("/projects", page.next())));
  }
}
