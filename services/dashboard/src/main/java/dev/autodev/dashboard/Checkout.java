package dev.autodev.dashboard;

import dev.autodev.control.ControlPlaneException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A git repository in a folder of this machine.
 *
 * @param name of its folder, as far as a repository may be called so
 * @param url its path
 * @param branch that is checked out
 */
record Checkout(String name, String url, String branch) {
  private static final String BRANCH = "ref: refs/heads/";
  private static final String ELSEWHERE = "gitdir:";

  /** The repository that the folder is, or is within. */
  static Checkout at(String text) {
    Path folder = path(text);
    for (Path at = folder; at != null; at = at.getParent()) {
      Optional<Path> head = head(at);
      if (head.isPresent()) {
        return new Checkout(name(at), at.toString(), branch(head.get()));
      }
    }
    throw invalid(
        folder
            + " is no git repository on the dashboard's machine; give the path of one, or the name"
            + " of a registered repository");
  }

  boolean isAt(String other) {
    String path = other.startsWith("file:") ? other.replaceFirst("^file:(//)?", "") : other;
    return url.equals(path.replaceFirst("(?<=.)/+$", ""));
  }

  private static Path path(String text) {
    try {
      return Path.of(text).normalize();
    } catch (InvalidPathException e) {
      throw invalid("'" + text + "' is no path: " + e.getReason());
    }
  }

  private static Optional<Path> head(Path folder) {
    Path git = folder.resolve(".git");
    if (Files.isRegularFile(git)) {
      String line = read(git);
      return line.startsWith(ELSEWHERE)
          ? Optional.of(folder.resolve(line.substring(ELSEWHERE.length()).strip()).resolve("HEAD"))
          : Optional.empty();
    }
    if (Files.isRegularFile(git.resolve("HEAD"))) {
      return Optional.of(git.resolve("HEAD"));
    }
    Path bare = folder.resolve("HEAD");
    return Files.isRegularFile(bare) && Files.isDirectory(folder.resolve("objects"))
        ? Optional.of(bare)
        : Optional.empty();
  }

  private static String branch(Path head) {
    String ref = read(head);
    return ref.startsWith(BRANCH) ? ref.substring(BRANCH.length()) : "main";
  }

  private static String name(Path folder) {
    String name =
        String.valueOf(folder.getFileName())
            .replaceFirst("\\.git$", "")
            .replaceAll("[^A-Za-z0-9._-]", "-")
            .replaceFirst("^[._-]+", "");
    return name.isEmpty() ? "repository" : name.substring(0, Math.min(80, name.length()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw invalid(file + " cannot be read (" + e + "); make it readable for the dashboard");
    }
  }

  private static ControlPlaneException.Invalid invalid(String why) {
    return new ControlPlaneException.Invalid("repository", why);
  }
}
