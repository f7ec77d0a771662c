package dev.autodev.dashboard.page.approval;

import dev.autodev.control.GateStatus;
import dev.autodev.control.Gates;
import dev.autodev.control.inbox.Inbox;
import dev.autodev.control.inbox.WaitingGate;
import dev.autodev.control.view.GateView;
import dev.autodev.dashboard.Limit;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.Query;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The inbox of decisions, and those that were made. */
@RolesAllowed(Rights.VIEWER)
@Path("/approvals")
@Produces(MediaType.TEXT_HTML)
public class ApprovalsPage {
  private static final String OPEN = GateStatus.OPEN.wireName();

  private final Gates gates;
  private final Inbox inbox;
  private final Clock clock;

  ApprovalsPage(Gates gates, Inbox inbox, Clock clock) {
    this.gates = gates;
    this.inbox = inbox;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance inbox(InboxPart part, String kind, Instant now);

    static native TemplateInstance approvals(
        List<GateView> gates, String status, @Nullable String next);
  }

  @GET
  public Uni<TemplateInstance> list(
      @RestQuery Optional<String> status,
      @RestQuery Optional<String> kind,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    String shown = status.orElse(OPEN).strip();
    return shown.equals(OPEN) ? waiting(kind, limit, cursor) : decided(shown, limit, cursor);
  }

  private Uni<TemplateInstance> waiting(
      Optional<String> kind, Optional<String> limit, Optional<String> cursor) {
    Query query = new Query().with("kind", kind).with("limit", limit);
    return inbox
        .ranked()
        .map(
            ranked ->
                Templates.inbox(
                    InboxPart.of(ofKind(ranked, kind), Limit.of(limit), cursor, query),
                    Query.given(kind).orElse(""),
                    clock.instant()));
  }

  private static List<WaitingGate> ofKind(List<WaitingGate> ranked, Optional<String> kind) {
    return Query.given(kind)
        .map(only -> ranked.stream().filter(gate -> gate.kind().equals(only)).toList())
        .orElse(ranked);
  }

  private Uni<TemplateInstance> decided(
      String status, Optional<String> limit, Optional<String> cursor) {
    Query query = new Query().with("status", Optional.of(status)).with("limit", limit);
    return gates
        .list(
            status.isEmpty() || status.equals("all")
                ? Optional.empty()
                : Optional.of(GateStatus.of(status)),
            Limit.of(limit),
            cursor)
        .map(
            page ->
                Templates.approvals(page.items(), status, query.next("/approvals", page.next())));
  }
}
