package dev.autodev.sims;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request of git's to a repository {@code /PATH.git}. */
public record GitAccess(Request request, String path, String rest) {
  private static final Pattern REPOSITORY = Pattern.compile("/(.+?)\\.git(/.+)");

  /** Empty: it is something else. */
  public static Optional<GitAccess> of(Request request) {
    Matcher git = REPOSITORY.matcher(request.path());
    return !request.path().startsWith("/api/") && git.matches()
        ? Optional.of(new GitAccess(request, git.group(1), git.group(2)))
        : Optional.empty();
  }

  /** Lets in somebody who is known, to what is there. */
  public Answer answer(Optional<Person> person, Optional<Path> bare, String realm) {
    if (person.isEmpty() || bare.isEmpty()) {
      return Answer.text(401, "HTTP Basic: Access denied")
          .with("WWW-Authenticate", "Basic realm=\"%s\"".formatted(realm));
    }
    return GitHttp.answer(request, bare.get(), rest, person.get().name());
  }
}
