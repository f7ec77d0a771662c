package dev.autodev.dashboard;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Repositories;
import dev.autodev.model.Repository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Repositories as people name them: by the registered name, or by an absolute path, registered on
 * the fly.
 */
@ApplicationScoped
class NamedRepositories {
  private static final String BRANCH = "ref: refs/heads/";
  private final Repositories repositories;

  NamedRepositories(Repositories repositories) {
    this.repositories = repositories;
  }

  Uni<Optional<String>> named(Optional<String> name) {
    if (name.filter(text -> text.startsWith("/")).isEmpty()) {
      return Uni.createFrom().item(name);
    }
    Path path = Path.of(name.get()).normalize();
    Repository repository =
        Repository.at(String.valueOf(path.getFileName()), path.toString(), currentBranch(path));
    return repositories
        .register(repository, Caller.unnamed())
        .map(registered -> Optional.of(registered.repository().name()));
  }

  private static String currentBranch(Path path) {
    for (Path head : new Path[] {path.resolve(".git/HEAD"), path.resolve("HEAD")}) {
      if (Files.isRegularFile(head)) {
        try {
          String ref = Files.readString(head).strip();
          return ref.startsWith(BRANCH) ? ref.substring(BRANCH.length()) : "main";
        } catch (IOException e) {
          throw new ControlPlaneException.Invalid("repository", head + " cannot be read: " + e);
        }
      }
    }
    throw new ControlPlaneException.Invalid(
        "repository", path + " is no git repository on the dashboard's machine; give another path");
  }
}
