package dev.autodev.forge.github;

import dev.autodev.forge.ForgeException;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.forge.hosted.Calls;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds repositories by their URLs, each once. */
final class Repositories {
  private final GitHubApi api;
  private final Calls calls;
  private final URI url;
  private final Map<RepositoryRef, Repository> known = new ConcurrentHashMap<>();

  Repositories(GitHubApi api, Calls calls, URI url) {
    this.api = api;
    this.calls = calls;
    this.url = url;
  }

  Repository of(RepositoryRef ref) {
    return known.computeIfAbsent(ref, this::find);
  }

  private Repository find(RepositoryRef ref) {
    String prefix = url + "/";
    String[] path =
        ref.url().startsWith(prefix)
            ? ref.url().substring(prefix.length()).replaceFirst("(\\.git)?/?$", "").split("/", -1)
            : new String[0];
    if (path.length != 2) {
      throw new ForgeException(
          "repository %s: %s is not %sOWNER/NAME; register the URL that GitHub shows for clones"
              .formatted(ref.name(), ref.url(), prefix));
    }
    Wire.Repository found = calls.read(() -> api.repository(path[0], path[1]));
    long me = calls.read(api::user).id();
    return new Repository(ref, found.owner().login(), found.name(), me);
  }
}
