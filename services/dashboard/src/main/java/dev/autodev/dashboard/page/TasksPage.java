package dev.autodev.dashboard.page;

import dev.autodev.control.TaskFilter;
import dev.autodev.control.Tasks;
import dev.autodev.control.view.TaskView;
import dev.autodev.control.view.TimelineView;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.Limit;
import dev.autodev.dashboard.NamedRepositories;
import dev.autodev.dashboard.OutputView;
import dev.autodev.dashboard.Statuses;
import dev.autodev.dashboard.TaskOutput;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.model.Finding;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Tasks, and one of them. */
@RolesAllowed(Rights.VIEWER)
@Path("/tasks")
@Produces(MediaType.TEXT_HTML)
public class TasksPage {
  private final Tasks tasks;
  private final TaskOutput outputs;
  private final NamedRepositories repositories;
  private final Caller caller;

  TasksPage(Tasks tasks, TaskOutput outputs, NamedRepositories repositories, Caller caller) {
    this.caller = caller;
    this.tasks = tasks;
    this.outputs = outputs;
    this.repositories = repositories;
  }

  /** What the list is narrowed to; empty texts: not at all. */
  public record Filter(String status, String role, String type, String repository) {
    public boolean isEmpty() {
      return (status + role + type + repository).isEmpty();
    }
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance tasks(List<TaskView> tasks, Filter filter, String next);

    static native TemplateInstance task(
        TaskView task, List<Finding> findings, List<TimelineView> story, OutputView output);
  }

  @GET
  public Uni<TemplateInstance> list(
      @RestQuery Optional<String> status,
      @RestQuery Optional<String> role,
      @RestQuery Optional<String> type,
      @RestQuery Optional<String> repository,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    Query query =
        new Query()
            .with("status", status)
            .with("role", role)
            .with("type", type)
            .with("repository", repository)
            .with("limit", limit);
    Filter shown = new Filter(text(status), text(role), text(type), text(repository));
    return repositories
        .known(Query.given(repository))
        .flatMap(
            known ->
                tasks.list(
                    new TaskFilter(
                        Query.given(status).map(Statuses::tasks).orElse(Set.of()),
                        Query.given(role).map(Role::of),
                        Query.given(type).map(TaskType::of),
                        known,
                        Optional.empty(),
                        Limit.of(limit),
                        cursor)))
        .map(page -> Templates.tasks(page.items(), shown, query.next("/tasks", page.next())));
  }

  private static String text(Optional<String> value) {
    return Query.given(value).orElse("");
  }

  @GET
  @Path("{id}")
  public Uni<TemplateInstance> show(String id, @RestQuery Optional<String> after) {
    return tasks
        .find(id)
        .flatMap(
            task ->
                tasks
                    .timeline(task.id())
                    .flatMap(
                        story ->
                            outputs
                                .of(task.id(), after)
                                .map(
                                    output ->
                                        Templates.task(
                                            task, Findings.of(task.result()), story, output))));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("{id}/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> cancel(
      String id, @RestForm Optional<String> reason, @RestForm Optional<String> by) {
    return tasks
        .cancel(id, Query.given(reason).orElse("cancelled on the dashboard"), caller.named(by))
        .map(task -> To.page("/tasks/" + task.id()));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("{id}/retry")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> retry(String id, @RestForm Optional<String> by) {
    return tasks.retry(id, caller.named(by)).map(task -> To.page("/tasks/" + task.id()));
  }
}
