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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  public record Sums(CostsView costs, int days, Bars chart) {
    /** Of all days together. */
    public BigDecimal total() {
      return costs.days().stream().map(CostView::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
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
    return costs
        .last(asked)
        .map(found -> Templates.costs(new Sums(found, asked, chart(found, asked))));
  }

  private static Bars chart(CostsView costs, int days) {
    Map<String, CostView> byDay =
        costs.days().stream().collect(Collectors.toMap(CostView::name, Function.identity()));
    List<Bars.Value> values = new ArrayList<>();
    for (int i = 0; i < days; i++) {
      LocalDate day = costs.from().plusDays(i);
      BigDecimal usd =
          Optional.ofNullable(byDay.get(day.toString())).map(CostView::usd).orElse(BigDecimal.ZERO);
      boolean named = (days - 1 - i) % Math.max(1, days / 5) == 0;
      values.add(
          new Bars.Value(
              named ? "%02d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth()) : "",
              usd.doubleValue(),
              0,
              day + ": " + Shown.usd(usd)));
    }
    return Bars.of(values, "");
  }
}
