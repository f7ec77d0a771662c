package dev.autodev.dashboard.page.approval;

import dev.autodev.control.Gates;
import dev.autodev.control.view.CommentView;
import dev.autodev.control.view.GateView;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.GateDesk;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.Findings;
import dev.autodev.dashboard.page.Markdown;
import dev.autodev.dashboard.page.Query;
import dev.autodev.dashboard.page.To;
import dev.autodev.dashboard.page.product.Ratings;
import dev.autodev.model.Finding;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What one gate asks, and the form to answer it. */
@RolesAllowed(Rights.VIEWER)
@Path("/approvals/{id}")
@Produces(MediaType.TEXT_HTML)
public class ApprovalPage {
  private final Gates gates;
  private final GateDesk desk;
  private final Clock clock;
  private final Caller caller;

  ApprovalPage(Gates gates, GateDesk desk, Clock clock, Caller caller) {
    this.caller = caller;
    this.gates = gates;
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * A gate as it is shown.
   *
   * @param newer what is asked in its place, where the content has moved
   * @param comments what people said about it, oldest first
   */
  public record Shown(
      GateView gate,
      RawString markdown,
      List<Finding> findings,
      Ratings ratings,
      @Nullable GateView newer,
      List<CommentView> comments) {
    /** Copies. */
    public Shown {
      findings = List.copyOf(findings);
      comments = List.copyOf(comments);
    }

    /** Whether a product's files are to be looked at. */
    public boolean publishes() {
      return gate.kind().equals("publishing");
    }

    /** Whether a no sends it back to be done better, instead of ending it. */
    public boolean mendable() {
      return gate.kind().equals("spec_approval") || gate.kind().equals("merge_approval");
    }

    /** Whether it can still be decided. */
    public boolean open() {
      return gate.status().equals("open");
    }
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance approval(Shown shown, Instant now);
  }

  @GET
  public Uni<TemplateInstance> show(String id) {
    return gates
        .find(id)
        .flatMap(
            gate ->
                Uni.combine()
                    .all()
                    .unis(newer(gate), gates.comments(gate.id()))
                    .with(
                        (newer, comments) ->
                            Templates.approval(shown(gate, newer, comments), now())));
  }

  private static Shown shown(GateView gate, Optional<GateView> newer, List<CommentView> comments) {
    return new Shown(
        gate,
        Markdown.html(gate.subject().markdown()),
        Findings.in(gate.subject().findings()),
        Ratings.of(gate),
        newer.orElse(null),
        comments);
  }

  private Uni<Optional<GateView>> newer(GateView gate) {
    return gate.workflow() == null
        ? Uni.createFrom().item(Optional.empty())
        : gates
            .newest(gate.workflow(), gate.step())
            .map(newest -> newest.filter(other -> !other.id().equals(gate.id())));
  }

  private Instant now() {
    return clock.instant();
  }

  /** One form for the three; which button was pressed comes as the decision. */
  @POST
  @RolesAllowed(Rights.APPROVER)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> decide(
      String id, @RestForm Optional<String> hash, @BeanParam Decision decision) {
    return desk.decide(id, decision.on(Query.given(hash), caller))
        .map(gate -> To.page("/approvals/" + gate.id()));
  }
}
