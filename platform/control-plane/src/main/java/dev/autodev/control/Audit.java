package dev.autodev.control;

import dev.autodev.control.view.*;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who did what and when. */
@ApplicationScoped
public class Audit {
  /** Newest first; of one subject (an id), or all. */
  public Uni<Page<AuditView>> page(Optional<String> subject, int limit, Optional<String> cursor) {
    throw new UnsupportedOperationException();
  }
}
