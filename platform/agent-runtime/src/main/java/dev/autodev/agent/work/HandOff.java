package dev.autodev.agent.work;

import dev.autodev.agent.Quoted;
import dev.autodev.agent.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the next session has to know of the one whose provider went away: from git, not from
 * anybody's memory.
 */
final class HandOff {
  private static final int MOST = 50;

  private final GitLook git;
  private final Path directory;
  private final String begunAt;

  private HandOff(GitLook git, Path directory, String begunAt) {
    this.git = git;
    this.directory = directory;
    this.begunAt = begunAt;
  }

  /** From what stands in the directory before the first session. */
  static HandOff from(GitLook git, Path directory) {
    return new HandOff(git, directory, isClone(directory) ? git.state(directory).head() : "");
  }

  /** Without this, git would speak of a repository around an empty directory. */
  private static boolean isClone(Path directory) {
    return Files.exists(directory.resolve(".git"));
  }

  /** The task once more, and how far it has come. */
  String prompt(String asked) {
    return asked
        + """


        Another session has worked on this before you, in this directory, until its provider took no more calls. Go on from what it left:
        look at it first, keep what is right, do not start over. Some of it may be half done, and nobody has checked any of it.
        """
        + (begunAt.isEmpty() ? "It left files in this directory, where there are any.\n" : found())
        + "What is left is everything that is asked above and is not there yet.\n";
  }

  private String found() {
    GitState now = git.state(directory);
    List<String> commits = git.subjects(directory, begunAt, now.head(), MOST);
    return "What git says it has done:\n"
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
