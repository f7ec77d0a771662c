package dev.autodev.dashboard.page.task;

import dev.autodev.control.TaskFilter;
import dev.autodev.control.Tasks;
import dev.autodev.control.view.TaskView;
import dev.autodev.dashboard.Limit;
import dev.autodev.dashboard.NamedRepositories;
import dev.autodev.dashboard.Statuses;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.Query;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskType;
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
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Tasks, newest first. */
@RolesAllowed(Rights.VIEWER)
@Path("/tasks")
@Produces(MediaType.TEXT_HTML)
public class TasksPage {
  private final Tasks tasks;
  private final NamedRepositories repositories;
  private final Clock clock;

  TasksPage(Tasks tasks, NamedRepositories repositories, Clock clock) {
    this.tasks = tasks;
    this.clock = clock;
    this.repositories = repositories;
  }

  /** What the list is narrowed to; empty texts: not at all. */
  public record Filter(String status, String role, String type, String repository, String title) {
    public boolean isEmpty() {
      return (status + role + type + repository + title).isEmpty();
    }
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance tasks(
        List<TaskView> tasks, Filter filter, @Nullable String next, Instant now);
  }

  @GET
  public Uni<TemplateInstance> list(
      @RestQuery Optional<String> status,
      @RestQuery Optional<String> role,
      @RestQuery Optional<String> type,
      @RestQuery Optional<String> repository,
      @RestQuery Optional<String> title,
      @RestQuery Optional<String> limit,
      @RestQuery Optional<String> cursor) {
    Query query =
        new Query()
            .with("status", status)
            .with("role", role)
            .with("type", type)
            .with("repository", repository)
            .with("title", title)
            .with("limit", limit);
    Filter shown = new Filter(text(status), text(role), text(type), text(repository), text(title));
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
                        Query.given(title),
                        Limit.of(limit),
                        cursor)))
        .map(
            page ->
                Templates.tasks(
                    page.items(), shown, query.next("/tasks", page.next()), clock.instant()));
  }

  private static String text(Optional<String> value) {
    return Query.given(value).orElse("");
  }
}
