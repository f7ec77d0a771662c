package dev.autodev.dashboard.page.product;

import dev.autodev.control.GateStatus;
import dev.autodev.control.Gates;
import dev.autodev.control.inbox.Inbox;
import dev.autodev.control.view.GateView;
import dev.autodev.dashboard.Limit;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.Query;
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
  private final Inbox inbox;

  ProjectsPage(Gates gates, Inbox inbox) {
    this.gates = gates;
    this.inbox = inbox;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance projects(Proposals proposals, String status, long publishing);
  }

  /** A page of them. */
  public record Proposals(List<Proposal> list, @Nullable String next) {
    /** Copies. */
    public Proposals {
      list = List.copyOf(list);
    }
  }

  /** A proposal with its ratings. */
  public record Proposal(GateView gate, Ratings ratings) {
    static Proposal of(GateView gate) {
      return new Proposal(gate, Ratings.of(gate));
    }
  }

  @GET
  public Uni<TemplateInstance> list(
      @RestQuery Optional<String> status,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    Query query = new Query().with("status", status).with("limit", limit);
    return Uni.combine()
        .all()
        .unis(
            gates.list(
                Query.given(status).map(GateStatus::of),
                Optional.of(GateKind.PROJECT_PROPOSAL),
                Limit.of(limit),
                cursor),
            publishing())
        .with(
            (page, publishing) ->
                Templates.projects(
                    new Proposals(
                        page.items().stream().map(Proposal::of).toList(),
                        query.next("/projects", page.next())),
                    Query.given(status).orElse(""),
                    publishing));
  }

  /** How many products wait to be published. */
  private Uni<Long> publishing() {
    return inbox
        .ranked()
        .map(
            waiting ->
                waiting.stream()
                    .filter(gate -> gate.kind().equals(GateKind.PUBLISHING.wireName()))
                    .count());
  }
}
