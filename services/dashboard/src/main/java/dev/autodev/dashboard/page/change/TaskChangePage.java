package dev.autodev.dashboard.page.change;

import dev.autodev.control.Tasks;
import dev.autodev.control.view.TaskView;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.Findings;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The change that a task made. */
@RolesAllowed(Rights.VIEWER)
@Path("/tasks/{id}/change")
@Produces(MediaType.TEXT_HTML)
public class TaskChangePage {
  private final Tasks tasks;
  private final Changes changes;

  TaskChangePage(Tasks tasks, Changes changes) {
    this.tasks = tasks;
    this.changes = changes;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance change(Change change, String back, boolean part);
  }

  @GET
  public Uni<TemplateInstance> show(String id, @HeaderParam("HX-Request") @Nullable String part) {
    return tasks
        .find(id)
        .flatMap(
            task ->
                change(task)
                    .map(change -> Templates.change(change, "/tasks/" + task.id(), part != null)));
  }

  private Uni<Change> change(TaskView task) {
    return changes.of(
        task.repository(),
        task.result() == null ? null : task.result().get("change"),
        Findings.of(task.result()));
  }
}
