package dev.autodev.dashboard;

import dev.autodev.control.NewTask;
import dev.autodev.control.Principal;
import dev.autodev.control.TaskFilter;
import dev.autodev.control.Tasks;
import dev.autodev.control.explain.ExplanationView;
import dev.autodev.control.explain.Explanations;
import dev.autodev.control.view.TaskView;
import dev.autodev.control.view.TimelineView;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskType;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/tasks}. */
@RolesAllowed(Rights.VIEWER)
@Path("/api/tasks")
@Tag(name = "tasks")
public class TasksResource {
  private final Tasks tasks;
  private final NamedRepositories repositories;
  private final TaskOutput output;
  private final Explanations explanations;
  private final Caller caller;

  TasksResource(
      Tasks tasks,
      NamedRepositories repositories,
      TaskOutput output,
      Explanations explanations,
      Caller caller) {
    this.explanations = explanations;
    this.caller = caller;
    this.tasks = tasks;
    this.repositories = repositories;
    this.output = output;
  }

  public record TaskList(List<TaskView> tasks, @Nullable String next) {}

  @GET
  @Operation(summary = "Tasks, newest first; status pending covers all that waits")
  public Uni<TaskList> list(
      @RestQuery Optional<String> status,
      @RestQuery Optional<String> role,
      @RestQuery Optional<String> type,
      @RestQuery Optional<String> repository,
      @RestQuery Optional<String> title,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    return repositories
        .known(repository)
        .flatMap(
            known ->
                tasks.list(
                    new TaskFilter(
                        status.map(Statuses::tasks).orElse(Set.of()),
                        role.map(Role::of),
                        type.map(TaskType::of),
                        known,
                        Optional.empty(),
                        title.filter(words -> !words.isBlank()),
                        Limit.of(limit),
                        cursor)))
        .map(page -> new TaskList(page.items(), page.next()));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One task, by id or a unique beginning of it")
  public Uni<TaskView> show(String id) {
    return tasks.find(id);
  }

  @GET
  @Path("{id}/output")
  @Operation(summary = "What its sessions said and did, to be followed with after")
  public Uni<OutputView> output(String id, @RestQuery Optional<String> after) {
    return output.of(id, after);
  }

  @GET
  @Path("{id}/events")
  @Operation(summary = "The story of one task, oldest line first")
  public Uni<List<TimelineView>> events(String id) {
    return tasks.timeline(id);
  }

  @GET
  @Path("{id}/explain")
  @Operation(summary = "Why a task is not running, or that it is")
  public Uni<ExplanationView> explain(String id) {
    return explanations.of(id);
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "File a task; the same Idempotency-Key again answers the first one")
  public Uni<Response> create(@HeaderParam("Idempotency-Key") String key, String text) {
    Body body = Body.of(text);
    TaskPayload payload = body.payload(TaskType.of(body.needed("type")));
    Principal by = caller.of(body);
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
                        Optional.ofNullable(key),
                        body.labels(by.author()),
                        body.texts("after")),
                    by))
        .map(task -> Response.status(Response.Status.CREATED).entity(task).build());
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Path("{id}/cancel")
  @Operation(summary = "Stop a task, and with it its workflow")
  public Uni<TaskView> cancel(String id, String text) {
    Body body = Body.of(text);
    return tasks.cancel(id, body.text("reason").orElse("cancelled by a person"), caller.of(body));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Path("{id}/label")
  @Operation(summary = "Put a label on the request that a task belongs to")
  public Uni<TaskView> label(String id, String text) {
    Body body = Body.of(text);
    return tasks.label(id, body.needed("name"), caller.of(body));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Path("{id}/retry")
  @Operation(summary = "Make a failed or parked task ready again")
  public Uni<TaskView> retry(String id, String text) {
    return tasks.retry(id, caller.of(Body.of(text)));
  }
}
