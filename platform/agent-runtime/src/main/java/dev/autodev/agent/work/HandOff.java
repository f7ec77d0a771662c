package dev.autodev.agent.work;

import dev.autodev.agent.Quoted;
import dev.autodev.agent.Trust;
import dev.autodev.agent.left.Earlier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a session has to know of those that worked on the task before it: from git, not from
 * anybody's memory.
 */
final class HandOff {
  private static final int MOST = 50;

  private final GitLook git;
  private final Path directory;
  private final Optional<Earlier> earlier;
  private final String begunAt;

  private HandOff(GitLook git, Path directory, Optional<Earlier> earlier, String begunAt) {
    this.git = git;
    this.directory = directory;
    this.earlier = earlier;
    this.begunAt = begunAt;
  }

  /**
   * From what stands in the directory before the attempt's first session.
   *
   * @param earlier what that goes on from, if the attempt before has left something
   */
  static HandOff from(GitLook git, Path directory, Optional<Earlier> earlier) {
    String begunAt =
        earlier
            .map(Earlier::begunAt)
            .orElseGet(() -> isClone(directory) ? git.state(directory).head() : "");
    return new HandOff(git, directory, earlier, begunAt);
  }

  /** Without this, git would speak of a repository around an empty directory. */
  private static boolean isClone(Path directory) {
    return Files.exists(directory.resolve(".git"));
  }

  /** The task for the attempt's first session. */
  String first(String asked) {
    return earlier
        .map(
            before ->
                asked
                    + """


                    An earlier session has worked on this before you and has not come to its end. Go on from what it left in this directory:
                    """
                    + checked()
                    + Quoted.of(Trust.AGENT, "why it ended", before.reason())
                    + state())
        .orElse(asked);
  }

  /** The task once more for the next provider, and how far it has come. */
  String next(String asked) {
    return asked
        + """


        Another session has worked on this before you, in this directory, until its provider took no more calls. Go on from what it left:
        """
        + checked()
        + state();
  }

  /** For a session that is continued itself, which knows what it was asked. */
  Optional<String> goOn() {
    return earlier.map(
        before ->
            """
            You were interrupted, and nothing that you had started runs any more. Go on with what you were asked, in the same directory.
            """
                + state());
  }

  private static String checked() {
    return "look at it first, keep what is right, do not start over. Some of it may be half done, and nobody has checked any of it.\n";
  }

  private String state() {
    return (begunAt.isEmpty() ? "It left files in this directory, where there are any.\n" : found())
        + "What is left is everything that is asked above and is not there yet.\n";
  }

  private String found() {
    GitState now = git.state(directory);
    List<String> commits = git.subjects(directory, begunAt, now.head(), MOST);
    return "What git says has been done:\n"
        + quoted("commits since it began at " + begunAt, commits, "none")
        + quoted("files in these commits", git.changed(directory, begunAt, now.head()), "none")
        + quoted(
            "files that are not committed",
            Stream.concat(now.changed().stream(), now.untracked().stream()).toList(),
            "none");
  }

  private static String quoted(String what, List<String> lines, String otherwise) {
    List<String> shown = lines.size() > MOST ? lines.subList(0, MOST) : lines;
    String more = lines.size() > MOST ? "\n[" + (lines.size() - MOST) + " more]" : "";
    return Quoted.of(
        Trust.AGENT, "git: " + what, lines.isEmpty() ? otherwise : String.join("\n", shown) + more);
  }
}
