package dev.autodev.dashboard.page;

import dev.autodev.control.Budgets;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Overview;
import dev.autodev.control.Providers;
import dev.autodev.control.Workflows;
import dev.autodev.control.view.BudgetView;
import dev.autodev.control.view.OverviewView;
import dev.autodev.control.view.ProviderView;
import dev.autodev.control.view.WorkflowView;
import dev.autodev.dashboard.access.Rights;
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

/** The swarm at a glance. */
@RolesAllowed(Rights.VIEWER)
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class HomePage {
  private static final int NEWEST = 5;

  private final Overview overview;
  private final Workflows workflows;
  private final Providers providers;
  private final Budgets budgets;

  HomePage(Overview overview, Workflows workflows, Providers providers, Budgets budgets) {
    this.budgets = budgets;
    this.overview = overview;
    this.workflows = workflows;
    this.providers = providers;
  }

  /** Those that take no calls; unknown while Redis is away. */
  public record Troubled(List<ProviderView> providers, boolean known) {
    static Troubled of(List<ProviderView> all) {
      return new Troubled(all.stream().filter(one -> !one.available()).toList(), true);
    }
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance home(
        OverviewView overview,
        List<WorkflowView> newest,
        Troubled troubled,
        List<BudgetView> budgets);
  }

  @GET
  public Uni<TemplateInstance> show() {
    return Uni.combine()
        .all()
        .unis(
            overview.now(),
            workflows.list(Optional.empty(), NEWEST, Optional.empty()),
            troubled(),
            budgets.today())
        .asTuple()
        .map(
            found ->
                Templates.home(
                    found.getItem1(),
                    found.getItem2().items(),
                    found.getItem3(),
                    found.getItem4()));
  }

  private Uni<Troubled> troubled() {
    return providers
        .list()
        .map(Troubled::of)
        .onFailure(ControlPlaneException.Unavailable.class)
        .recoverWithItem(new Troubled(List.of(), false));
  }
}
