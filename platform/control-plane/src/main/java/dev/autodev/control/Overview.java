package dev.autodev.control;

import dev.autodev.control.view.*;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The swarm at a glance. */
@ApplicationScoped
public class Overview {
  /** As it is now. */
  public Uni<OverviewView> now() {
    throw new UnsupportedOperationException();
  }
}
