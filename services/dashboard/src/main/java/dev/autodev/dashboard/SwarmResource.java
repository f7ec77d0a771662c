package dev.autodev.dashboard;

import dev.autodev.control.Audit;
import dev.autodev.control.Budgets;
import dev.autodev.control.Overview;
import dev.autodev.control.view.AuditProof;
import dev.autodev.control.view.AuditView;
import dev.autodev.control.view.BudgetView;
import dev.autodev.control.view.OverviewView;
import dev.autodev.control.view.Page;
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

/** {@code /api/overview}, {@code /api/budgets} and {@code /api/audit}: the swarm as a whole. */
@RolesAllowed(Rights.VIEWER)
@Path("/api")
@Tag(name = "swarm")
public class SwarmResource {
  private final Overview overview;
  private final Audit audit;
  private final Budgets budgets;

  SwarmResource(Overview overview, Audit audit, Budgets budgets) {
    this.budgets = budgets;
    this.overview = overview;
    this.audit = audit;
  }

  public record BudgetList(List<BudgetView> budgets) {}

  @GET
  @Path("overview")
  @Operation(summary = "How much is in which state")
  public Uni<OverviewView> overview() {
    return overview.now();
  }

  @GET
  @Path("budgets")
  @Operation(summary = "What model calls have used today, and what they may")
  public Uni<BudgetList> budgets() {
    return budgets.today().map(BudgetList::new);
  }

  @GET
  @Path("audit/verify")
  @Operation(
      summary =
          "Compute the chain of the audit trail once more; head: the hash of a seal noted earlier")
  public Uni<AuditProof> verify(@RestQuery Optional<String> head) {
    return audit.verify(head);
  }

  @GET
  @Path("audit")
  @Operation(summary = "Who did what, newest first; of one task, gate or workflow by its id")
  public Uni<Page<AuditView>> audit(
      @RestQuery Optional<String> subject,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    return audit.page(subject, Limit.of(limit), cursor);
  }
}
