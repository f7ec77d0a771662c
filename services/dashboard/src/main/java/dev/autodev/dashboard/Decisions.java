package dev.autodev.dashboard;

import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.view.GateView;
import dev.autodev.dashboard.access.Rights;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a person can say to a gate, under whichever name the gate is listed. */
@Consumes(MediaType.APPLICATION_JSON)
public abstract class Decisions {
  private final Caller caller;

  Decisions(Caller caller) {
    this.caller = caller;
  }

  /** Hands the decision in. */
  abstract Uni<GateView> decide(String id, GateDesk.Decided decided);

  @POST
  @RolesAllowed(Rights.APPROVER)
  @Path("{id}/approve")
  @Operation(summary = "Approve exactly what the hash in the body stands for")
  public Uni<GateView> approve(String id, String text) {
    Body body = Body.of(text);
    return decide(id, decided(GateDecision.APPROVE, body.text("reason").orElse(""), body));
  }

  @POST
  @RolesAllowed(Rights.APPROVER)
  @Path("{id}/reject")
  @Operation(summary = "Reject, with the reason that goes back to who works on it")
  public Uni<GateView> reject(String id, String text) {
    Body body = Body.of(text);
    return decide(id, decided(GateDecision.REJECT, body.needed("reason"), body));
  }

  @POST
  @RolesAllowed(Rights.APPROVER)
  @Path("{id}/defer")
  @Operation(summary = "Leave it open, with a note")
  public Uni<GateView> defer(String id, String text) {
    Body body = Body.of(text);
    return decide(id, decided(GateDecision.DEFER, body.text("notes").orElse(""), body));
  }

  private GateDesk.Decided decided(GateDecision decision, String words, Body body) {
    return new GateDesk.Decided(decision, body.text("hash"), words, caller.of(body));
  }
}
