package dev.autodev.dashboard;

import dev.autodev.control.GateStatus;
import dev.autodev.control.Gates;
import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.view.GateView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * {@code /api/approvals} and, for proposals, {@code /api/projects}: the same gates, decided the
 * same way.
 */
@Path("/api/{kind:approvals|projects}")
public class ApprovalsResource {
  private final Gates gates;

  ApprovalsResource(Gates gates) {
    this.gates = gates;
  }

  public record GateList(List<GateView> approvals, String next) {}

  @GET
  public Uni<GateList> list(
      String kind,
      @RestQuery Optional<String> status,
      @RestQuery Optional<Integer> limit,
      @RestQuery Optional<String> cursor) {
    return gates
        .list(status.map(GateStatus::of), limit.orElse(100), cursor)
        .map(
            page ->
                new GateList(
                    page.items().stream().filter(gate -> belongs(kind, gate)).toList(),
                    page.next()));
  }

  private static boolean belongs(String kind, GateView gate) {
    return kind.equals("approvals") || gate.kind().equals("project_proposal");
  }

  @GET
  @Path("{id}")
  public Uni<GateView> show(String kind, String id) {
    return gates.find(id);
  }

  @POST
  @Path("{id}/approve")
  public Uni<GateView> approve(String kind, String id, String text) {
    return decide(id, GateDecision.APPROVE, "", Body.of(text));
  }

  @POST
  @Path("{id}/reject")
  public Uni<GateView> reject(String kind, String id, String text) {
    Body body = Body.of(text);
    return decide(id, GateDecision.REJECT, body.needed("reason"), body);
  }

  @POST
  @Path("{id}/defer")
  public Uni<GateView> defer(String kind, String id, String text) {
    Body body = Body.of(text);
    return decide(id, GateDecision.DEFER, body.text("notes").orElse(""), body);
  }

  /** Without a hash the decision is about what the gate shows at this moment. */
  private Uni<GateView> decide(String id, GateDecision decision, String reason, Body body) {
    return gates
        .find(id)
        .flatMap(
            gate ->
                gates.decide(
                    gate.id(),
                    decision,
                    body.text("hash").orElse(gate.subject().hash()),
                    reason,
                    Caller.of(body)));
  }
}
