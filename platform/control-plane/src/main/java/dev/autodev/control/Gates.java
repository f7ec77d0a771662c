package dev.autodev.control;

import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.view.*;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What waits for a person, and what persons decided. */
@ApplicationScoped
public class Gates {
  /** Oldest first. */
  public Uni<Page<GateView>> list(Optional<GateStatus> status, int limit, Optional<String> cursor) {
    throw new UnsupportedOperationException();
  }

  /** By id or a unique beginning of it. */
  public Uni<GateView> find(String id) {
    throw new UnsupportedOperationException();
  }

  /** Decides; the same decision by the same person once more changes nothing. */
  public Uni<GateView> decide(
      String id, GateDecision decision, String hash, String reason, Principal by) {
    throw new UnsupportedOperationException();
  }
}
