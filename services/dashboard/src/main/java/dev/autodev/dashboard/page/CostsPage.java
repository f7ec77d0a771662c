package dev.autodev.dashboard.page;

import dev.autodev.control.cost.CostView;
import dev.autodev.control.cost.Costs;
import dev.autodev.control.cost.CostsView;
import dev.autodev.dashboard.Days;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.chart.Bars;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** What model calls cost. */
@RolesAllowed(Rights.VIEWER)
@Path("/costs")
@Produces(MediaType.TEXT_HTML)
public class CostsPage {
  private final Costs costs;

  CostsPage(Costs costs) {
    this.costs = costs;
  }

  /** The sums, and the days as a picture. */
  public record Sums(CostsView costs, int days, BigDecimal total, Bars chart) {
    static Sums of(CostsView costs, int days) {
      DaysSpent spent = DaysSpent.of(costs, days);
      return new Sums(costs, days, spent.total(), Bars.of(spent.values(), ""));
    }

    /** The lists, each under its heading. */
    public List<Part> parts() {
      return List.of(
          new Part("Role", costs.roles()),
          new Part("Repository", costs.repositories()),
          new Part("Model", costs.models()),
          new Part("Day", costs.days().reversed()));
    }
  }

  /** A list of sums. */
  public record Part(String by, List<CostView> lines) {}

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance costs(Sums shown);
  }

  @GET
  public Uni<TemplateInstance> show(@RestQuery Optional<String> days) {
    int asked = Days.of(days);
    return costs.last(asked).map(found -> Templates.costs(Sums.of(found, asked)));
  }
}
