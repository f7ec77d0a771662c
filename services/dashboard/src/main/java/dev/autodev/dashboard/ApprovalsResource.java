package dev.autodev.dashboard;

import dev.autodev.control.GateStatus;
import dev.autodev.control.Gates;
import dev.autodev.control.view.GateView;
import dev.autodev.dashboard.access.Rights;
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

/** {@code /api/approvals}: everything that waits, or waited, for a person. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/approvals")
@Tag(name = "approvals")
public class ApprovalsResource extends Decisions {
  private final Gates gates;
  private final GateDesk desk;

  ApprovalsResource(Gates gates, GateDesk desk, Caller caller) {
    super(caller);
    this.gates = gates;
    this.desk = desk;
  }

  public record ApprovalList(List<GateView> approvals, @Nullable String next) {}

  @GET
  @Operation(summary = "Gates, oldest first")
  public Uni<ApprovalList> list(
      @RestQuery Optional<String> status,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    return gates
        .list(status.map(GateStatus::of), Limit.of(limit), cursor)
        .map(page -> new ApprovalList(page.items(), page.next()));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One gate, with the hash a decision must name")
  public Uni<GateView> show(String id) {
    return gates.find(id);
  }

  @Override
  Uni<GateView> decide(String id, GateDesk.Decided decided) {
    return desk.decide(id, decided);
  }
}
