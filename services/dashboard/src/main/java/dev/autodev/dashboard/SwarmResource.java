package dev.autodev.dashboard;

import dev.autodev.control.Audit;
import dev.autodev.control.Overview;
import dev.autodev.control.Workers;
import dev.autodev.control.view.AuditView;
import dev.autodev.control.view.OverviewView;
import dev.autodev.control.view.Page;
import dev.autodev.control.view.WorkerView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /api/agents}, {@code /api/overview} and {@code /api/audit}: the swarm as a whole. */
@Path("/api")
public class SwarmResource {
  private final Workers workers;
  private final Overview overview;
  private final Audit audit;

  SwarmResource(Workers workers, Overview overview, Audit audit) {
    this.workers = workers;
    this.overview = overview;
    this.audit = audit;
  }

  public record AgentList(List<WorkerView> agents) {}

  @GET
  @Path("agents")
  public Uni<AgentList> agents() {
    return workers.list().map(AgentList::new);
  }

  @GET
  @Path("overview")
  public Uni<OverviewView> overview() {
    return overview.now();
  }

  @GET
  @Path("audit")
  public Uni<Page<AuditView>> audit(
      @RestQuery Optional<String> subject,
      @RestQuery Optional<Integer> limit,
      @RestQuery Optional<String> cursor) {
    return audit.page(subject, limit.orElse(100), cursor);
  }
}
