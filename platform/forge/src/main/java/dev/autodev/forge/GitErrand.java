package dev.autodev.forge;

import java.net.URI;
import java.util.Optional;

/** What one git command may ask of a forge: to read one repository, or to write to it as well. */
record GitErrand(RepositoryRef repository, boolean writes) {
  /** Where a request goes; only exactly what git's smart protocol asks goes anywhere. */
  Optional<URI> target(String method, String url) {
    String base = repository.url().replaceFirst("/+$", "");
    if (!url.startsWith(base + "/")) {
      return Optional.empty();
    }
    String asked = url.substring(base.length());
    boolean covered =
        asks("git-upload-pack", method, asked)
            || (writes && asks("git-receive-pack", method, asked));
    // Forges redirect to the name with .git, and no credential follows a redirect.
    String there = base.endsWith(".git") ? base : base + ".git";
    return covered ? Optional.of(URI.create(there + asked)) : Optional.empty();
  }

  private static boolean asks(String service, String method, String asked) {
    return method.equals("GET")
        ? asked.equals("/info/refs?service=" + service)
        : method.equals("POST") && asked.equals("/" + service);
  }
}
