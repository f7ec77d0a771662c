package dev.autodev.dashboard.page.task;

import dev.autodev.control.Tasks;
import dev.autodev.control.explain.ExplanationView;
import dev.autodev.control.explain.Explanations;
import dev.autodev.control.view.LabelView;
import dev.autodev.control.view.TaskView;
import dev.autodev.dashboard.Caller;
import dev.autodev.dashboard.access.Rights;
import dev.autodev.dashboard.page.Findings;
import dev.autodev.dashboard.page.Query;
import dev.autodev.dashboard.page.To;
import dev.autodev.model.Finding;
import dev.autodev.model.task.Evidence;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Everything about one task. */
@RolesAllowed(Rights.VIEWER)
@Path("/tasks/{id}")
@Produces(MediaType.TEXT_HTML)
public class TaskPage {
  private final Tasks tasks;
  private final Explanations explanations;
  private final Transcripts transcripts;
  private final Clock clock;
  private final Caller caller;

  TaskPage(
      Tasks tasks, Explanations explanations, Transcripts transcripts, Clock clock, Caller caller) {
    this.caller = caller;
    this.tasks = tasks;
    this.explanations = explanations;
    this.transcripts = transcripts;
    this.clock = clock;
  }

  /** A task as it is shown. */
  public record Shown(
      TaskView task,
      ExplanationView why,
      List<Attempt> attempts,
      List<Finding> findings,
      List<Evidence.Observation> proof,
      List<LabelView> labels) {
    /** Whether its result is a change that can be looked at. */
    public boolean changes() {
      return task.result() != null && task.result().has("change");
    }

    /** Whether there is more to say than that it runs or is done. */
    public boolean held() {
      return !why.reasons().isEmpty();
    }

    /** Whether nobody works on it and nobody will. */
    public boolean ended() {
      return task.finishedAt() != null;
    }
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance task(Shown shown, Transcript transcript, Instant now);
  }

  @GET
  public Uni<TemplateInstance> show(
      String id, @RestQuery Optional<String> after, @RestQuery Optional<String> before) {
    return tasks
        .find(id)
        .flatMap(
            task ->
                Uni.combine()
                    .all()
                    .unis(shown(task), transcript(task.id(), after, before))
                    .with((shown, output) -> Templates.task(shown, output, clock.instant())));
  }

  private Uni<Shown> shown(TaskView task) {
    return Uni.combine()
        .all()
        .unis(explanations.of(task), tasks.timeline(task.id()), tasks.labels(task.id()))
        .with(
            (why, story, labels) ->
                new Shown(
                    task,
                    why,
                    Attempt.of(story),
                    Findings.of(task.result()),
                    Proof.of(task.evidence()),
                    labels));
  }

  private Uni<Transcript> transcript(String task, Optional<String> after, Optional<String> before) {
    if (Query.given(before).isPresent()) {
      return transcripts.before(task, before.get().strip());
    }
    return Query.given(after)
        .map(position -> transcripts.after(task, position))
        .orElseGet(() -> transcripts.latest(task));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> cancel(
      String id, @RestForm Optional<String> reason, @RestForm Optional<String> by) {
    return tasks
        .cancel(id, Query.given(reason).orElse("cancelled on the dashboard"), caller.named(by))
        .map(task -> To.page("/tasks/" + task.id()));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("unlabel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> unlabel(
      String id, @RestForm Optional<String> name, @RestForm Optional<String> by) {
    return tasks
        .unlabel(id, name.orElse(""), caller.named(by))
        .map(left -> To.page("/tasks/" + id));
  }

  @POST
  @RolesAllowed(Rights.OPERATOR)
  @Path("retry")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> retry(String id, @RestForm Optional<String> by) {
    return tasks.retry(id, caller.named(by)).map(task -> To.page("/tasks/" + task.id()));
  }
}
