package dev.autodev.dashboard;

import dev.autodev.control.cost.Costs;
import dev.autodev.control.cost.CostsView;
import dev.autodev.dashboard.access.Rights;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /api/costs}: what model calls cost. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/costs")
@Tag(name = "swarm")
public class CostsResource {
  private final Costs costs;

  CostsResource(Costs costs) {
    this.costs = costs;
  }

  @GET
  @Operation(
      summary = "What model calls cost by day, role, repository and model; days: 30 unless given",
      description = "taskDays counts a task once for each day on which it made a model call.")
  public Uni<CostsView> last(@RestQuery Optional<String> days) {
    return costs.last(Days.of(days));
  }
}
