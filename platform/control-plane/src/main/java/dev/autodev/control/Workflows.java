package dev.autodev.control;

import dev.autodev.control.engine.WorkflowStatus;
import dev.autodev.control.view.*;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Starts, finds and cancels workflows. */
@ApplicationScoped
public class Workflows {
  /** Starts a workflow; a known key answers the workflow it named first. */
  public Uni<WorkflowView> start(NewWorkflow workflow, Principal by) {
    throw new UnsupportedOperationException();
  }

  /** By id or a unique beginning of it. */
  public Uni<WorkflowView> find(String id) {
    throw new UnsupportedOperationException();
  }

  /** Newest first. */
  public Uni<Page<WorkflowView>> list(
      Optional<WorkflowStatus> status, int limit, Optional<String> cursor) {
    throw new UnsupportedOperationException();
  }

  /** Stops everything that belongs to it. */
  public Uni<WorkflowView> cancel(String id, String reason, Principal by) {
    throw new UnsupportedOperationException();
  }
}
