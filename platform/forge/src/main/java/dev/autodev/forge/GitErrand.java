package dev.autodev.forge;

import java.util.Set;

/** What one git command may ask of a forge: to read a repository, or to write to it as well. */
record GitErrand(RepositoryRef repository, boolean writes) {
  /** Exactly what git's smart protocol asks, and of this repository only. */
  boolean covers(String method, String url) {
    String base = repository.url().endsWith(".git") ? repository.url() : repository.url() + ".git";
    return Set.of(repository.url(), base).stream()
        .anyMatch(at -> asks(at, method, url, "git-upload-pack") || writes(at, method, url));
  }

  private boolean writes(String at, String method, String url) {
    return writes && asks(at, method, url, "git-receive-pack");
  }

  private static boolean asks(String at, String method, String url, String service) {
    return method.equals("GET")
        ? url.equals(at + "/info/refs?service=" + service)
        : method.equals("POST") && url.equals(at + "/" + service);
  }
}
