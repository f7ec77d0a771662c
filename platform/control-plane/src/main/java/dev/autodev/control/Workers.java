package dev.autodev.control;

import dev.autodev.control.view.*;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The agent processes. */
@ApplicationScoped
public class Workers {
  /** All that were seen lately, by id. */
  public Uni<List<WorkerView>> list() {
    throw new UnsupportedOperationException();
  }
}
