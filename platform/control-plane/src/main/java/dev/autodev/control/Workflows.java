package dev.autodev.control;

import dev.autodev.control.engine.WorkflowStatus;
import dev.autodev.control.flow.WorkflowMoves;
import dev.autodev.control.read.Reads;
import dev.autodev.control.read.Reads.Query;
import dev.autodev.control.read.WorkflowEntity;
import dev.autodev.control.view.Page;
import dev.autodev.control.view.WorkflowView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Starts, finds and cancels workflows. */
@ApplicationScoped
public class Workflows {
  @Inject WorkflowMoves moves;
  @Inject Reads reads;

  /** Starts a workflow; a known key answers the workflow it named first. */
  public Uni<WorkflowView> start(NewWorkflow workflow, Principal by) {
    return moves.start(workflow, by).chain(this::find);
  }

  /** By id or a unique beginning of it. */
  public Uni<WorkflowView> find(String id) {
    return entity(id).chain(found -> reads.views(List.of(found))).map(List::getFirst);
  }

  /** The one that was started with this key. */
  public Uni<Optional<WorkflowView>> ofKey(String key) {
    return reads
        .list(WorkflowEntity.class, Query.all().and("e.key = :key", "key", key), "e.id", 1)
        .chain(reads::views)
        .map(found -> found.stream().findFirst());
  }

  private Uni<WorkflowEntity> entity(String id) {
    return reads.one(WorkflowEntity.class, "workflow", id, WorkflowEntity::id);
  }

  /** Newest first. */
  public Uni<Page<WorkflowView>> list(
      Optional<WorkflowStatus> status, int limit, Optional<String> cursor) {
    Query query = Query.all().and("e.id < :cursor", "cursor", cursor.orElse(null));
    // Written out: the indexes of few statuses are found only by who names the status.
    status.ifPresent(one -> query.and("e.status = '%s'".formatted(one.wireName())));
    return reads
        .page(WorkflowEntity.class, query, "e.id desc", limit, found -> found, WorkflowEntity::id)
        .chain(page -> reads.views(page.items()).map(views -> new Page<>(views, page.next())));
  }

  /** Stops everything that belongs to it. */
  public Uni<WorkflowView> cancel(String id, String reason, Principal by) {
    return entity(id)
        .chain(found -> moves.cancel(found.id(), reason, by).chain(() -> find(found.id())));
  }
}
