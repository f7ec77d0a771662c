package dev.autodev.dashboard.page.agent;

import dev.autodev.control.Access;
import dev.autodev.control.Agents;
import dev.autodev.control.Tasks;
import dev.autodev.control.Workers;
import dev.autodev.control.view.PauseView;
import dev.autodev.control.view.SlotsView;
import dev.autodev.control.view.TaskView;
import dev.autodev.control.view.WorkerView;
import dev.autodev.dashboard.Caller;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The agents: how they are, what each does, and where people decide about them. */
@RolesAllowed(Rights.VIEWER)
@Path("/agents")
@Produces(MediaType.TEXT_HTML)
public class AgentsPage {
  private final Workers workers;
  private final Agents agents;
  private final Tasks tasks;
  private final Clock clock;
  private final Caller caller;

  AgentsPage(Workers workers, Agents agents, Tasks tasks, Clock clock, Caller caller) {
    this.workers = workers;
    this.agents = agents;
    this.tasks = tasks;
    this.clock = clock;
    this.caller = caller;
  }

  /**
   * What the page says.
   *
   * @param here its address, to look again
   * @param role of the processes listed; empty: any
   */
  public record Shown(
      List<RoleLine> roles,
      List<WorkerLine> workers,
      String role,
      String here,
      @Nullable String next) {
    /** All that are worked on. */
    public List<TaskView> tasks() {
      return workers.stream().flatMap(line -> line.tasks().stream()).distinct().toList();
    }
  }

  /**
   * What is chosen in the forms.
   *
   * @param may whether this person decides about agents
   */
  public record Choice(boolean may, String target, String task) {}

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance agents(Shown shown, Choice choice, Instant now);
  }

  @GET
  public Uni<TemplateInstance> list(
      @RestQuery Optional<String> role,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor,
      @RestQuery Optional<String> target,
      @RestQuery Optional<String> task) {
    Listing listing =
        new Listing(
            Query.given(role).orElse(""), Limit.of(limit), limit, Query.given(cursor).orElse(""));
    Choice choice =
        new Choice(
            caller.may(Access.OPERATOR),
            Query.given(target).orElse(""),
            Query.given(task).orElse(""));
    return Uni.combine()
        .all()
        .unis(workers.list(), agents.pauses(), agents.slots())
        .asTuple()
        .chain(all -> shown(listing, all.getItem1(), all.getItem2(), all.getItem3()))
        .map(shown -> Templates.agents(shown, choice, clock.instant()));
  }

  private Uni<Shown> shown(
      Listing listing, List<WorkerView> all, List<PauseView> pauses, List<SlotsView> scaled) {
    List<WorkerView> fitting = listing.of(all);
    List<WorkerView> page = fitting.stream().limit(listing.limit()).toList();
    String last = fitting.size() > page.size() ? page.getLast().id() : null;
    return tasks
        .all(page.stream().flatMap(worker -> worker.holding().stream()).toList())
        .map(found -> found.stream().collect(Collectors.toMap(TaskView::id, Function.identity())))
        .map(
            held ->
                new Shown(
                    RoleLine.of(all, pauses, scaled),
                    page.stream().map(worker -> WorkerLine.of(worker, pauses, held)).toList(),
                    listing.role(),
                    listing.here(),
                    listing.query().next("/agents", last)));
  }

  /** Which processes are listed; there are never more than a list can hold. */
  private record Listing(String role, int limit, Optional<String> asked, String after) {
    List<WorkerView> of(List<WorkerView> all) {
      return all.stream()
          .filter(worker -> role.isEmpty() || worker.roles().contains(role))
          .filter(worker -> worker.id().compareTo(after) > 0)
          .toList();
    }

    Query query() {
      return new Query().with("role", Optional.of(role)).with("limit", asked);
    }

    String here() {
      return query().with("cursor", Optional.of(after)).address("/agents");
    }
  }
}
