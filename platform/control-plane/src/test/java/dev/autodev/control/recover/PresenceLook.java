package dev.autodev.control.recover;

import io.quarkus.arc.Arc;
import io.smallrye.mutiny.Uni;

/** A look at who is connected, as the timer would take it. */
public final class PresenceLook {
  private PresenceLook() {}

  public static Uni<Void> take() {
    return Arc.container().instance(GoneWorkers.class).get().look();
  }
}
