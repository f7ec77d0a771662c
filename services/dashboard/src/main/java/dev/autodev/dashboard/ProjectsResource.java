package dev.autodev.dashboard;

import dev.autodev.control.GateStatus;
import dev.autodev.control.Gates;
import dev.autodev.control.view.GateView;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.model.workflow.GateKind;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/projects}: the gates that are about a proposed product. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/projects")
@Tag(name = "projects")
public class ProjectsResource extends Decisions {
  private final Gates gates;
  private final GateDesk desk;

  ProjectsResource(Gates gates, GateDesk desk, Caller caller) {
    super(caller);
    this.gates = gates;
    this.desk = desk;
  }

  public record ProjectList(List<GateView> projects, @Nullable String next) {}

  @GET
  @Operation(summary = "Proposed products, oldest first")
  public Uni<ProjectList> list(
      @RestQuery Optional<String> status,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    return gates
        .list(
            status.map(GateStatus::of),
            Optional.of(GateKind.PROJECT_PROPOSAL),
            Limit.of(limit),
            cursor)
        .map(page -> new ProjectList(page.items(), page.next()));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One proposal, with the hash a decision must name")
  public Uni<GateView> show(String id) {
    return desk.proposal(id);
  }

  @Override
  Uni<GateView> decide(String id, GateDesk.Decided decided) {
    return desk.decideProposal(id, decided);
  }
}
