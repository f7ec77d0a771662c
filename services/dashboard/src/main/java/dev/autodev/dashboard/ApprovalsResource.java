package dev.autodev.dashboard;

import dev.autodev.control.GateStatus;
import dev.autodev.control.Gates;
import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.view.GateView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/approvals}: everything that waits, or waited, for a person. */
@Path("/api/approvals")
@Tag(name = "approvals")
public class ApprovalsResource {
  private final Gates gates;
  private final GateDesk desk;

  ApprovalsResource(Gates gates, GateDesk desk) {
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

  @POST
  @Path("{id}/approve")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Approve exactly what the hash in the body stands for")
  public Uni<GateView> approve(String id, String text) {
    Body body = Body.of(text);
    return decide(id, GateDecision.APPROVE, body.text("reason").orElse(""), body);
  }

  @POST
  @Path("{id}/reject")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Reject, with the reason that goes back to who works on it")
  public Uni<GateView> reject(String id, String text) {
    Body body = Body.of(text);
    return decide(id, GateDecision.REJECT, body.needed("reason"), body);
  }

  @POST
  @Path("{id}/defer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Leave it open, with a note")
  public Uni<GateView> defer(String id, String text) {
    Body body = Body.of(text);
    return decide(id, GateDecision.DEFER, body.text("notes").orElse(""), body);
  }

  private Uni<GateView> decide(String id, GateDecision decision, String words, Body body) {
    return desk.decide(
        id, new GateDesk.Decided(decision, body.text("hash"), words, Caller.of(body)));
  }
}
