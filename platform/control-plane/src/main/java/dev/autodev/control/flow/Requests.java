package dev.autodev.control.flow;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.read.Reads;
import dev.autodev.control.read.TaskEntity;
import dev.autodev.control.read.WorkflowEntity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Finds the requests that people name: by the id of a task or workflow, or a beginning of it. */
@ApplicationScoped
public class Requests {
  @Inject Reads reads;

  /**
   * Their ids, in the same order; a task of a workflow stands for its workflow. Fails with {@link
   * ControlPlaneException.Invalid} where there is none, and with {@code Ambiguous} where a
   * beginning means several.
   */
  public Uni<List<String>> named(List<String> ids) {
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUniAndConcatenate(this::named)
        .collect()
        .asList();
  }

  private Uni<String> named(String id) {
    return Uni.combine()
        .all()
        .unis(
            found(reads.one(TaskEntity.class, "task", id, TaskEntity::id).map(TaskEntity::request)),
            found(
                reads
                    .one(WorkflowEntity.class, "workflow", id, WorkflowEntity::id)
                    .map(WorkflowEntity::id)))
        .asTuple()
        .map(both -> one(id, both.getItem1(), both.getItem2()));
  }

  private static Uni<Optional<String>> found(Uni<String> request) {
    return request
        .map(Optional::of)
        .onFailure(ControlPlaneException.NotFound.class)
        .recoverWithItem(Optional.empty());
  }

  private static String one(String id, Optional<String> task, Optional<String> workflow) {
    List<String> found =
        java.util.stream.Stream.of(task, workflow).flatMap(Optional::stream).distinct().toList();
    if (found.isEmpty()) {
      throw Prerequisites.unknown(id);
    }
    if (found.size() > 1) {
      throw new ControlPlaneException.Ambiguous("request", id, found);
    }
    return found.getFirst();
  }
}
