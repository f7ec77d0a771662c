package dev.autodev.forge.gitlab;

import dev.autodev.forge.ForgeException;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.forge.hosted.Calls;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds projects by the URLs of their repositories, each once. */
final class Projects {
  private final GitLabApi api;
  private final Calls calls;
  private final URI url;
  private final Map<RepositoryRef, Project> known = new ConcurrentHashMap<>();
  private volatile @Nullable Long me;

  Projects(GitLabApi api, Calls calls, URI url) {
    this.api = api;
    this.calls = calls;
    this.url = url;
  }

  Project of(RepositoryRef repository) {
    return known.computeIfAbsent(repository, this::find);
  }

  private Project find(RepositoryRef repository) {
    Wire.Project found = calls.read(() -> api.project(path(repository)));
    return new Project(repository, found.id(), found.group(), me());
  }

  /** The user whose token we have. */
  private long me() {
    Long id = me;
    if (id == null) {
      id = calls.read(api::user).id();
      me = id;
    }
    return id;
  }

  private String path(RepositoryRef repository) {
    String prefix = url + "/";
    if (!repository.url().startsWith(prefix)) {
      throw new ForgeException(
          "repository %s: %s does not begin with %s; register the URL that GitLab shows for clones"
              .formatted(repository.name(), repository.url(), prefix));
    }
    return repository.url().substring(prefix.length()).replaceFirst("(\\.git)?/?$", "");
  }
}
