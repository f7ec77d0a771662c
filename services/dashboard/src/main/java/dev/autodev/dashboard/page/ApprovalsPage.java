package dev.autodev.dashboard.page;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.GateStatus;
import dev.autodev.control.Gates;
import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.view.GateView;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.GateDesk;
import dev.autodev.dashboard.Limit;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.model.Finding;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** What waits for a person, and where that person decides. */
@RolesAllowed(Rights.VIEWER)
@Path("/approvals")
@Produces(MediaType.TEXT_HTML)
public class ApprovalsPage {
  private static final String OPEN = GateStatus.OPEN.wireName();

  private final Gates gates;
  private final GateDesk desk;
  private final Caller caller;

  ApprovalsPage(Gates gates, GateDesk desk, Caller caller) {
    this.caller = caller;
    this.gates = gates;
    this.desk = desk;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance approvals(List<GateView> gates, String status, String next);

    static native TemplateInstance approval(
        GateView gate, RawString markdown, List<Finding> findings);
  }

  @GET
  public Uni<TemplateInstance> list(
      @RestQuery Optional<String> status,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    String shown = status.orElse(OPEN).strip();
    Query query = new Query().with("status", Optional.of(shown)).with("limit", limit);
    return gates
        .list(
            shown.isEmpty() || shown.equals("all")
                ? Optional.empty()
                : Optional.of(GateStatus.of(shown)),
            Limit.of(limit),
            cursor)
        .map(
            page ->
                Templates.approvals(page.items(), shown, query.next("/approvals", page.next())));
  }

  @GET
  @Path("{id}")
  public Uni<TemplateInstance> show(String id) {
    return gates
        .find(id)
        .map(
            gate ->
                Templates.approval(
                    gate,
                    Markdown.html(gate.subject().markdown()),
                    Findings.in(gate.subject().findings())));
  }

  /** One form for the three; which button was pressed comes as the decision. */
  @POST
  @RolesAllowed(Rights.APPROVER)
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> decide(
      String id,
      @RestForm Optional<String> decision,
      @RestForm Optional<String> hash,
      @RestForm Optional<String> reason,
      @RestForm Optional<String> by) {
    String words = Query.given(reason).orElse("");
    GateDecision decided = decision(decision.orElse(""));
    if (decided == GateDecision.REJECT && words.isEmpty()) {
      throw new ControlPlaneException.Invalid(
          "reason", "A rejection needs a reason; it goes back to who works on it");
    }
    String seen =
        Query.given(hash)
            .orElseThrow(
                () ->
                    new ControlPlaneException.Invalid(
                        "hash", "The hash of what was seen is missing; open the page again"));
    return desk.decide(
            id, new GateDesk.Decided(decided, Optional.of(seen), words, caller.named(by)))
        .map(gate -> To.page("/approvals/" + gate.id()));
  }

  private static GateDecision decision(String name) {
    return Arrays.stream(GateDecision.values())
        .filter(decision -> decision.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ControlPlaneException.Invalid(
                    "decision", "decision is '" + name + "'; give approve, reject or defer"));
  }
}
