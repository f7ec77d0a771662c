package dev.autodev.control;

import dev.autodev.control.schedule.ScheduledWork;
import dev.autodev.control.schedule.WorkCheck;
import dev.autodev.control.template.TemplateTable;
import dev.autodev.control.view.TemplateView;
import dev.autodev.model.task.Label;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Keeps templates of tasks and workflows, and files what they come to. */
@ApplicationScoped
public class Templates {
  @Inject TemplateTable table;
  @Inject WorkCheck check;
  @Inject Tasks tasks;
  @Inject Workflows workflows;

  /**
   * What was filed.
   *
   * @param kind task or workflow
   * @param type of the task, or the workflow's definition
   */
  public record Filed(String kind, String id, String type, String status) {}

  /** All, by name. */
  public Uni<List<TemplateView>> list() {
    return table.list();
  }

  /** By its whole name. */
  public Uni<TemplateView> find(String name) {
    return table.find(name).map(found -> found.orElseThrow(() -> missing(name)));
  }

  /** Makes one; its name must be free. */
  public Uni<TemplateView> create(NewTemplate template, Principal by) {
    return checked(template)
        .chain(() -> table.make(template, by))
        .invoke(made -> refuseUnless(made, taken(template.name())))
        .chain(() -> find(template.name()));
  }

  /**
   * Another one under the same name; what was filed of it before stays as it is.
   *
   * @param version of what was seen: what somebody else changed meanwhile is not lost
   */
  public Uni<TemplateView> change(NewTemplate template, String version, Principal by) {
    return checked(template)
        .chain(() -> table.change(template, version, by))
        .chain(
            changed ->
                find(template.name()).invoke(now -> refuseUnless(changed, changedMeanwhile(now))));
  }

  /** Deletes one; what was filed of it, and schedules that were made of it, go on. */
  public Uni<Void> delete(String name, Principal by) {
    return table
        .delete(name, by)
        .invoke(gone -> refuseUnless(gone, missing(name)))
        .replaceWithVoid();
  }

  /** What is never filed is no template; where it is filed may be said then. */
  private Uni<Void> checked(NewTemplate template) {
    ScheduledWork work = template.work();
    return check
        .wrong(work.on(work.repository().or(() -> Optional.of("any"))))
        .map(wrong -> Uni.createFrom().<Void>failure(wrong))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  /** What a template comes to now. */
  public Uni<ScheduledWork> filled(String name, Filling filling) {
    return find(name).map(found -> filling.placed(found.template().filled(filling.set())));
  }

  /** What a template comes to as the work of a schedule. */
  public Uni<ScheduledWork> filledForSchedule(String name, Filling filling) {
    return find(name)
        .map(found -> filling.placed(found.template().filledForSchedule(filling.set())));
  }

  /** Files a template's work, a task or a workflow; a known key answers the first. */
  public Uni<Filed> file(ScheduledWork work, String key, List<Label> labels, Principal by) {
    return switch (work) {
      case ScheduledWork.Task task ->
          tasks
              .create(task.filed(key).labels(labels), by)
              .map(filed -> new Filed("task", filed.id(), filed.type(), filed.status()));
      case ScheduledWork.Workflow workflow ->
          workflows
              .start(workflow.started(key).labels(labels), by)
              .map(filed -> new Filed("workflow", filed.id(), filed.definition(), filed.status()));
    };
  }

  private static void refuseUnless(boolean done, ControlPlaneException why) {
    if (!done) {
      throw why;
    }
  }

  private static ControlPlaneException taken(String name) {
    return new ControlPlaneException.Conflict(
        "There is a template '%s' already; change that one, or take another name".formatted(name),
        "exists");
  }

  private static ControlPlaneException changedMeanwhile(TemplateView now) {
    return new ControlPlaneException.Conflict(
        "Somebody changed template '%s' since you looked; nothing was saved, look again and repeat your change"
            .formatted(now.template().name()),
        now.version());
  }

  private static ControlPlaneException missing(String name) {
    return new ControlPlaneException.NotFound("template", name);
  }
}
