package dev.autodev.control;

import dev.autodev.control.view.*;
import dev.autodev.model.Repository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The repositories that the swarm works on. */
@ApplicationScoped
public class Repositories {
  /** Registers one, or changes what is known of it. */
  public Uni<RepositoryView> register(Repository repository, Principal by) {
    throw new UnsupportedOperationException();
  }

  /** By name. */
  public Uni<RepositoryView> find(String name) {
    throw new UnsupportedOperationException();
  }

  /** By name, in order. */
  public Uni<List<RepositoryView>> list() {
    throw new UnsupportedOperationException();
  }
}
