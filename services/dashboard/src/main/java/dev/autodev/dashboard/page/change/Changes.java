package dev.autodev.dashboard.page.change;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.control.Repositories;
import dev.autodev.forge.Diff;
import dev.autodev.forge.ForgeException;
import dev.autodev.forge.Forges;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.model.Finding;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.ChangeRef;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads changes with git, off the event loop, from the forge that their repository lies at. */
@ApplicationScoped
class Changes {
  private final Repositories repositories;
  private final Forges forges;

  Changes(Repositories repositories, Forges forges) {
    this.repositories = repositories;
    this.forges = forges;
  }

  Uni<Change> of(@Nullable String repository, @Nullable JsonNode change, List<Finding> findings) {
    if (repository == null || change == null) {
      return Uni.createFrom().item(Change.missing("", "There is no change to look at."));
    }
    return repositories
        .list()
        .map(
            all ->
                all.stream()
                    .map(view -> view.repository())
                    .filter(one -> one.name().equals(repository))
                    .map(one -> new RepositoryRef(one.name(), one.url(), one.defaultBranch()))
                    .findFirst())
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(ref -> read(ref, change, findings));
  }

  private Change read(Optional<RepositoryRef> ref, JsonNode json, List<Finding> findings) {
    if (ref.isEmpty()) {
      return Change.missing("", "Its repository is not registered any more.");
    }
    String what = "";
    try {
      ChangeRef change = Json.read(json, ChangeRef.class);
      what = "%s at %.12s".formatted(change.branch(), change.headSha());
      Diff diff = forges.of(ref.get()).diff(ref.get(), change.baseSha(), change.headSha());
      return new Change(what, SideBySide.of(diff.patch(), findings), "");
    } catch (ForgeException | InvalidModelException e) {
      return Change.missing(what, "It cannot be shown here: " + e.getMessage() + hint(ref.get()));
    }
  }

  private String hint(RepositoryRef ref) {
    return forges.isHosted(ref) || !ref.url().matches("https?://.*")
        ? ""
        : ". This dashboard has no token of a forge at "
            + ref.url()
            + ": give its process the forge's URL and a token that may read the repository"
            + " (OPERATIONS.md), or look at the commit there";
  }
}
