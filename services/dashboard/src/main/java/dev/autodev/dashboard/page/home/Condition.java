package dev.autodev.dashboard.page.home;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Overview;
import dev.autodev.control.Providers;
import dev.autodev.control.Workers;
import dev.autodev.control.pulse.Pulse;
import dev.autodev.control.view.ProviderView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How the swarm is, apart from its work. */
@ApplicationScoped
class Condition {
  private final Overview overview;
  private final Workers workers;
  private final Providers providers;
  private final Spending spending;
  private final Pulse pulse;

  Condition(
      Overview overview, Workers workers, Providers providers, Spending spending, Pulse pulse) {
    this.overview = overview;
    this.workers = workers;
    this.providers = providers;
    this.spending = spending;
    this.pulse = pulse;
  }

  /** What was found. */
  public record Seen(Glance glance, Hour hour, Spent spent, Troubled troubled) {}

  /** Providers that take no calls; unknown while Redis is away. */
  public record Troubled(List<ProviderView> providers, boolean known) {
    static Troubled of(List<ProviderView> all) {
      return new Troubled(all.stream().filter(one -> !one.available()).toList(), true);
    }
  }

  Uni<Seen> now() {
    return Uni.combine()
        .all()
        .unis(overview.now(), workers.list(), spending.now(), troubled(), pulse.hour())
        .with(
            (counted, agents, used, troubled, minutes) ->
                new Seen(
                    Glance.of(counted, used.budgets(), agents),
                    Hour.of(minutes),
                    used.spent(),
                    troubled));
  }

  private Uni<Troubled> troubled() {
    return providers
        .list()
        .map(Troubled::of)
        .onFailure(ControlPlaneException.Unavailable.class)
        .recoverWithItem(new Troubled(List.of(), false));
  }
}
