package dev.autodev.dashboard;

import dev.autodev.control.NewTask;
import dev.autodev.control.TaskFilter;
import dev.autodev.control.Tasks;
import dev.autodev.control.view.TaskView;
import dev.autodev.control.view.TimelineView;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskStatus;
import dev.autodev.model.task.TaskType;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /api/tasks}. */
@Path("/api/tasks")
public class TasksResource {
  private final Tasks tasks;
  private final NamedRepositories repositories;

  TasksResource(Tasks tasks, NamedRepositories repositories) {
    this.tasks = tasks;
    this.repositories = repositories;
  }

  public record TaskList(List<TaskView> tasks, String next) {}

  @GET
  public Uni<TaskList> list(
      @RestQuery Optional<String> status,
      @RestQuery Optional<String> role,
      @RestQuery Optional<String> type,
      @RestQuery Optional<String> repository,
      @RestQuery Optional<Integer> limit,
      @RestQuery Optional<String> cursor) {
    TaskFilter filter =
        new TaskFilter(
            status.map(TasksResource::statuses).orElse(Set.of()),
            role.map(Role::of),
            type.map(TaskType::of),
            repository,
            Optional.empty(),
            limit.orElse(100),
            cursor);
    return tasks.list(filter).map(page -> new TaskList(page.items(), page.next()));
  }

  /** For people, what waits in any way is pending. */
  private static Set<TaskStatus> statuses(String names) {
    Set<TaskStatus> statuses = EnumSet.noneOf(TaskStatus.class);
    for (String name : names.split(",")) {
      TaskStatus status = TaskStatus.of(name.strip());
      statuses.add(status);
      if (status == TaskStatus.PENDING) {
        statuses.add(TaskStatus.READY);
        statuses.add(TaskStatus.DISPATCHED);
      }
    }
    return statuses;
  }

  @GET
  @Path("{id}")
  public Uni<TaskView> show(String id) {
    return tasks.find(id);
  }

  @GET
  @Path("{id}/events")
  public Uni<List<TimelineView>> events(String id) {
    return tasks.timeline(id);
  }

  @POST
  public Uni<Response> create(@HeaderParam("Idempotency-Key") String key, String text) {
    Body body = Body.of(text);
    TaskPayload payload = TaskPayload.of(TaskType.of(body.needed("type")), body.object("payload"));
    return repositories
        .named(body.text("repository"))
        .flatMap(
            repository ->
                tasks.create(
                    new NewTask(
                        payload,
                        body.text("title"),
                        body.number("priority", NewTask.USUAL),
                        repository,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.ofNullable(key)),
                    Caller.of(body)))
        .map(task -> Response.status(Response.Status.CREATED).entity(task).build());
  }

  @POST
  @Path("{id}/cancel")
  public Uni<TaskView> cancel(String id, String text) {
    Body body = Body.of(text);
    return tasks.cancel(id, body.text("reason").orElse("cancelled by a person"), Caller.of(body));
  }

  @POST
  @Path("{id}/retry")
  public Uni<TaskView> retry(String id, String text) {
    return tasks.retry(id, Caller.of(Body.of(text)));
  }
}
