package dev.autodev.dashboard;

import dev.autodev.control.Access;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Principal;
import dev.autodev.control.Repositories;
import dev.autodev.control.view.RepositoryView;
import dev.autodev.model.Repository;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Repositories as people name them: by the registered name, or by an absolute path, registered on
 * the fly unless it is known already.
 */
@ApplicationScoped
public class NamedRepositories {
  private final Repositories repositories;
  private final Caller caller;

  NamedRepositories(Repositories repositories, Caller caller) {
    this.caller = caller;
    this.repositories = repositories;
  }

  /** For work: a path that nobody registered yet is registered. */
  public Uni<Optional<String>> named(Optional<String> name) {
    return isPath(name) ? register(name.orElseThrow()) : Uni.createFrom().item(name);
  }

  private Uni<Optional<String>> register(String path) {
    Principal by = caller.unnamed();
    boolean may = caller.may(Access.ADMIN);
    return at(path).flatMap(checkout -> register(checkout, by, may)).map(Optional::of);
  }

  /** For looking: a path that nobody registered names no repository, and nothing is registered. */
  public Uni<Optional<String>> known(Optional<String> name) {
    return isPath(name)
        ? at(name.orElseThrow())
            .flatMap(
                checkout ->
                    repositories
                        .list()
                        .map(all -> Optional.of(nameOf(checkout, all).orElse(checkout.name()))))
        : Uni.createFrom().item(name);
  }

  private static boolean isPath(Optional<String> name) {
    return name.filter(text -> text.startsWith("/")).isPresent();
  }

  /** Looks at files, so not on the event loop. */
  private static Uni<Checkout> at(String path) {
    return Uni.createFrom()
        .item(() -> Checkout.at(path))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private Uni<String> register(Checkout checkout, Principal by, boolean may) {
    return repositories
        .list()
        .flatMap(
            all ->
                nameOf(checkout, all)
                    .map(name -> Uni.createFrom().item(name))
                    .orElseGet(() -> may ? added(checkout, all, by) : refused(checkout)));
  }

  private Uni<String> added(Checkout checkout, List<RepositoryView> all, Principal by) {
    return repositories
        .register(Repository.at(freeName(checkout, all), checkout.url(), checkout.branch()), by)
        .map(view -> view.repository().name());
  }

  private static Uni<String> refused(Checkout checkout) {
    return Uni.createFrom()
        .failure(
            new ControlPlaneException.Forbidden(
                "The repository at %s is not registered, and only an admin registers one: claude-swarm repos add"
                    .formatted(checkout.url())));
  }

  /** What somebody registered keeps its name and its settings. */
  private static Optional<String> nameOf(Checkout checkout, List<RepositoryView> all) {
    return all.stream()
        .map(RepositoryView::repository)
        .filter(repository -> checkout.isAt(repository.url()))
        .map(Repository::name)
        .findFirst();
  }

  private static String freeName(Checkout checkout, List<RepositoryView> all) {
    boolean taken = all.stream().anyMatch(view -> view.repository().name().equals(checkout.name()));
    return taken
        ? checkout.name() + "-" + Integer.toHexString(checkout.url().hashCode())
        : checkout.name();
  }
}
