package dev.autodev.control;

import dev.autodev.control.flow.LabelTable;
import dev.autodev.control.flow.TaskFilings;
import dev.autodev.control.flow.TaskMoves;
import dev.autodev.control.ledger.Jsonb;
import dev.autodev.control.list.TaskPages;
import dev.autodev.control.read.Reads;
import dev.autodev.control.read.Reads.Query;
import dev.autodev.control.read.TaskEntity;
import dev.autodev.control.read.TimelineEntity;
import dev.autodev.control.view.LabelView;
import dev.autodev.control.view.Page;
import dev.autodev.control.view.TaskView;
import dev.autodev.control.view.TimelineView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Files, finds, labels, cancels and retries tasks. */
@ApplicationScoped
public class Tasks {
  private static final int LONGEST_STORY = 5_000;

  @Inject TaskFilings filings;
  @Inject TaskMoves moves;
  @Inject Reads reads;
  @Inject TaskPages pages;
  @Inject LabelTable labels;

  /**
   * Files a task; a known idempotency key answers the task it named first. A product's first task
   * starts its whole workflow; what needs an approval is refused.
   */
  public Uni<TaskView> create(NewTask task, Principal by) {
    return createAll(List.of(task), by).map(List::getFirst);
  }

  /** Files many at once, in one commit; answers in the same order. */
  public Uni<List<TaskView>> createAll(List<NewTask> tasks, Principal by) {
    return filings.file(tasks, by).chain(this::views);
  }

  /** What was filed is known; only what was there before has to be looked up. */
  private Uni<List<TaskView>> views(List<TaskFilings.Filed> filed) {
    List<String> known =
        filed.stream().filter(one -> one.view() == null).map(TaskFilings.Filed::id).toList();
    if (known.isEmpty()) {
      return Uni.createFrom().item(filed.stream().map(TaskFilings.Filed::view).toList());
    }
    return all(known)
        .map(
            found -> {
              Map<String, TaskView> views = new HashMap<>();
              found.forEach(view -> views.put(view.id(), view));
              return filed.stream()
                  .map(one -> one.view() == null ? views.get(one.id()) : one.view())
                  .toList();
            });
  }

  /** Those of these ids that there are, by id. */
  public Uni<List<TaskView>> all(Collection<String> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().item(List.of())
        : reads
            .list(
                TaskEntity.class,
                Query.all().and("e.id in (:ids)", "ids", ids),
                "e.id",
                Integer.MAX_VALUE)
            .map(found -> found.stream().map(TaskEntity::view).toList());
  }

  /** By id or a unique beginning of it. */
  public Uni<TaskView> find(String id) {
    return entity(id).map(TaskEntity::view);
  }

  private Uni<TaskEntity> entity(String id) {
    return reads.one(TaskEntity.class, "task", id, TaskEntity::id);
  }

  /** Newest first; a page may be short or empty and name a next one, where few tasks fit. */
  public Uni<Page<TaskView>> list(TaskFilter filter) {
    return pages.page(filter);
  }

  /** The story of a task, oldest line first. */
  public Uni<List<TimelineView>> timeline(String id) {
    return entity(id)
        .chain(
            task ->
                reads
                    .list(
                        TimelineEntity.class,
                        Query.all().and("e.task = :task", "task", task.id()),
                        "e.id",
                        LONGEST_STORY)
                    .map(lines -> story(task, lines)));
  }

  /** How it begins stands in the task itself. */
  private static List<TimelineView> story(TaskEntity task, List<TimelineEntity> lines) {
    return Stream.concat(Stream.of(task.filed()), lines.stream().map(TimelineEntity::view))
        .toList();
  }

  /** Stops a task, and with it the workflow that it belongs to. */
  public Uni<TaskView> cancel(String id, String reason, Principal by) {
    return entity(id)
        .chain(task -> moves.cancel(task.id(), reason, by).chain(() -> find(task.id())));
  }

  /** Puts a label on the request that a task belongs to. */
  public Uni<TaskView> label(String id, String name, Principal by) {
    return entity(id).chain(task -> moves.label(task.id(), name, by).chain(() -> find(task.id())));
  }

  /** On the request that a task belongs to, by name. */
  public Uni<List<LabelView>> labels(String id) {
    return entity(id).chain(task -> labels.of(task.id()));
  }

  /** Takes a label off; the next attempt's order is without it. Answers those that are left. */
  public Uni<List<LabelView>> unlabel(String id, String name, Principal by) {
    String plain = Jsonb.plain(name.strip());
    return entity(id)
        .chain(
            task ->
                labels
                    .remove(task.id(), plain, by)
                    .invoke(
                        gone -> {
                          if (!gone) {
                            throw new ControlPlaneException.NotFound("label", plain);
                          }
                        })
                    .chain(() -> labels.of(task.id())));
  }

  /** Makes a failed or parked task ready again, with all its attempts. */
  public Uni<TaskView> retry(String id, Principal by) {
    return entity(id).chain(task -> moves.retry(task.id(), by).chain(() -> find(task.id())));
  }
}
