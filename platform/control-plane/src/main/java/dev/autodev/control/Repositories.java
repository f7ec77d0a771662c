package dev.autodev.control;

import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.read.Reads;
import dev.autodev.control.read.Reads.Query;
import dev.autodev.control.read.RepositoryEntity;
import dev.autodev.control.view.RepositoryView;
import dev.autodev.model.Repository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The repositories that the swarm works on. */
@ApplicationScoped
public class Repositories {
  private static final int MOST = 10_000;

  @Inject Ledgers ledgers;
  @Inject Reads reads;

  /** Registers one; the same once more changes nothing, other settings replace the first ones. */
  public Uni<RepositoryView> register(Repository repository, Principal by) {
    return ledgers
        .run(
            new Scope().repository(repository.name()),
            ledger -> {
              Optional<Repository> known =
                  ledger.repository(repository.name()).map(found -> found.repository());
              if (!known.equals(Optional.of(repository))) {
                ledger.journal().register(repository, by.name(), true);
                ledger
                    .journal()
                    .audit(
                        by,
                        known.isPresent() ? "repository.changed" : "repository.registered",
                        "repository",
                        repository.name(),
                        null,
                        Map.of("url", repository.url(), "branch", repository.defaultBranch()));
              }
              return repository.name();
            })
        .chain(this::find);
  }

  /** By name. */
  public Uni<RepositoryView> find(String name) {
    return reads
        .list(RepositoryEntity.class, Query.all().and("e.name = :name", "name", name), "e.name", 1)
        .map(
            found ->
                found.stream()
                    .findFirst()
                    .orElseThrow(() -> new ControlPlaneException.NotFound("repository", name))
                    .view());
  }

  /** By name, in order. */
  public Uni<List<RepositoryView>> list() {
    return reads
        .list(RepositoryEntity.class, Query.all(), "e.name", MOST)
        .map(found -> found.stream().map(RepositoryEntity::view).toList());
  }
}
