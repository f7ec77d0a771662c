package dev.autodev.dashboard.page.change;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.control.Repositories;
import dev.autodev.forge.Diff;
import dev.autodev.forge.Forge;
import dev.autodev.forge.ForgeException;
import dev.autodev.forge.LocalForge;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.model.Finding;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.processes.ProcessRunner;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads changes with git, off the event loop, where their repository is on this machine. */
@ApplicationScoped
class Changes {
  private final Repositories repositories;
  private final Forge forge;

  Changes(Repositories repositories, @ConfigProperty(name = "java.io.tmpdir") String scratch) {
    this.repositories = repositories;
    this.forge =
        new LocalForge(new ProcessRunner(), Path.of(scratch).resolve("auto-dev-dashboard-git"));
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
      Diff diff = forge.diff(ref.get(), change.baseSha(), change.headSha());
      return new Change(what, SideBySide.of(diff.patch(), findings), "");
    } catch (ForgeException | InvalidModelException e) {
      return Change.missing(what, "It cannot be shown here: " + e.getMessage());
    }
  }
}
