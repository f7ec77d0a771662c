package dev.autodev.dashboard.page.home;

import dev.autodev.control.TaskFilter;
import dev.autodev.control.Tasks;
import dev.autodev.control.Workflows;
import dev.autodev.control.engine.WorkflowStatus;
import dev.autodev.control.inbox.Inbox;
import dev.autodev.control.inbox.WaitingGate;
import dev.autodev.control.view.TaskView;
import dev.autodev.control.view.WorkflowView;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.model.task.TaskStatus;
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

/** The swarm at a glance. */
@RolesAllowed(Rights.VIEWER)
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class HomePage {
  private static final int SHOWN = 6;
  private static final TaskFilter STUCK =
      TaskFilter.ALL.status(TaskStatus.PARKED, TaskStatus.FAILED).limit(SHOWN);

  private final Condition condition;
  private final Inbox inbox;
  private final Tasks tasks;
  private final Workflows workflows;
  private final Clock clock;

  HomePage(Condition condition, Inbox inbox, Tasks tasks, Workflows workflows, Clock clock) {
    this.condition = condition;
    this.inbox = inbox;
    this.tasks = tasks;
    this.workflows = workflows;
    this.clock = clock;
  }

  /** What a person should look at. */
  public record Work(
      List<WaitingGate> gates, int waiting, List<TaskView> stuck, List<WorkflowView> newest) {}

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance home(Condition.Seen seen, Work work, Instant now);
  }

  @GET
  public Uni<TemplateInstance> show() {
    return Uni.combine()
        .all()
        .unis(condition.now(), work())
        .with((seen, work) -> Templates.home(seen, work, clock.instant()));
  }

  private Uni<Work> work() {
    return Uni.combine()
        .all()
        .unis(
            inbox.ranked(),
            tasks.list(STUCK),
            workflows.list(Optional.of(WorkflowStatus.RUNNING), SHOWN, Optional.empty()),
            workflows.list(Optional.empty(), SHOWN, Optional.empty()))
        .with(
            (gates, stuck, running, newest) ->
                new Work(
                    gates.stream().limit(SHOWN).toList(),
                    gates.size(),
                    stuck.items(),
                    running.items().isEmpty() ? newest.items() : running.items()));
  }
}
