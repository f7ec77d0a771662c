package dev.autodev.control;

import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledger.KnownRepository;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.read.Reads;
import dev.autodev.control.read.Reads.Query;
import dev.autodev.control.read.RepositoryEntity;
import dev.autodev.control.view.Page;
import dev.autodev.control.view.RepositoryView;
import dev.autodev.model.Repository;
import dev.autodev.model.json.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The repositories that the swarm works on. */
@ApplicationScoped
public class Repositories {
  private static final int MOST = 10_000;

  @Inject Ledgers ledgers;
  @Inject Reads reads;

  /** Registers one of usual importance, see {@link #register(KnownRepository, Principal)}. */
  public Uni<RepositoryView> register(Repository repository, Principal by) {
    return register(KnownRepository.usual(repository), by);
  }

  /** Registers one; the same once more changes nothing, other settings are refused. */
  public Uni<RepositoryView> register(KnownRepository wanted, Principal by) {
    String name = wanted.repository().name();
    return ledgers
        .change(
            new Scope().repository(name),
            ledger -> {
              Optional<KnownRepository> known = ledger.repository(name);
              if (known.filter(one -> !one.equals(wanted)).isPresent()) {
                throw new ControlPlaneException.Conflict(
                    "Repository '%s' is registered with other settings; change them with claude-swarm repos set, or on its page"
                        .formatted(name),
                    "registered");
              }
              if (known.isEmpty()) {
                write(ledger, wanted, "repository.registered", by);
              }
            })
        .chain(() -> find(name));
  }

  /**
   * Gives a registered one other settings, from the next task on; a workflow keeps the thresholds
   * and the rule of approvals that it began with.
   *
   * @param version of what was seen: settings that somebody else changed meanwhile are not lost
   */
  public Uni<RepositoryView> change(KnownRepository wanted, String version, Principal by) {
    String name = wanted.repository().name();
    return ledgers
        .change(
            new Scope().repository(name),
            ledger -> {
              KnownRepository known =
                  ledger
                      .repository(name)
                      .orElseThrow(() -> new ControlPlaneException.NotFound("repository", name));
              if (!known.version().equals(version)) {
                throw new ControlPlaneException.Conflict(
                    "Somebody changed repository '%s' since you looked; nothing was saved, look again and repeat your change"
                        .formatted(name),
                    known.version());
              }
              if (!known.equals(wanted)) {
                write(ledger, wanted, "repository.changed", by);
              }
            })
        .chain(() -> find(name));
  }

  private static void write(Ledger ledger, KnownRepository wanted, String action, Principal by) {
    ledger.journal().register(wanted, by.name(), true);
    ledger
        .journal()
        .audit(
            by,
            action,
            "repository",
            wanted.repository().name(),
            null,
            Map.of("settings", Json.tree(wanted.repository()), "importance", wanted.importance()));
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

  /**
   * A page of them, by name.
   *
   * @param holds what the name has in it, in whichever case
   */
  public Uni<Page<RepositoryView>> page(
      Optional<String> holds, int limit, Optional<String> cursor) {
    Query query =
        Query.all()
            .and(
                "locate(:holds, lower(e.name)) > 0",
                "holds",
                holds.map(text -> text.toLowerCase(Locale.ROOT)).orElse(null))
            .and("e.name > :cursor", "cursor", cursor.orElse(null));
    return reads.page(
        RepositoryEntity.class,
        query,
        "e.name",
        limit,
        RepositoryEntity::view,
        view -> view.repository().name());
  }

  /** By name, in order. */
  public Uni<List<RepositoryView>> list() {
    return reads
        .list(RepositoryEntity.class, Query.all(), "e.name", MOST)
        .map(found -> found.stream().map(RepositoryEntity::view).toList());
  }
}
