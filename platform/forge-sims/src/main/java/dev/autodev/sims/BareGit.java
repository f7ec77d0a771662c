package dev.autodev.sims;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** git on a bare repository, without anybody's configuration. */
public record BareGit(Path directory) {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "GIT_CONFIG_NOSYSTEM", "1",
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_TERMINAL_PROMPT", "0",
          "LC_ALL", "C");

  /** What a run of git printed. */
  public record Result(int code, String output) {}

  /** Its output, where it succeeds. */
  public Optional<String> ask(String... arguments) {
    Result result = run(Map.of(), arguments);
    return result.code == 0 ? Optional.of(result.output.stripTrailing()) : Optional.empty();
  }

  /** The commit of a branch, from its file where git keeps one: that is asked for all the time. */
  public Optional<String> head(String branch) {
    Path heads = directory.resolve("refs/heads");
    Path file = heads.resolve(branch).normalize();
    if (file.startsWith(heads)) {
      try {
        String commit = Files.readString(file).strip();
        if (commit.matches("[0-9a-f]{40}")) {
          return Optional.of(commit);
        }
      } catch (IOException e) {
        // It is packed, or is not there: git knows.
      }
    }
    return ask("rev-parse", "--verify", "--quiet", "refs/heads/" + branch + "^{commit}");
  }

  /** The names of all branches. */
  public List<String> branches() {
    return ask("for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads")
        .orElse("")
        .lines()
        .toList();
  }

  /** Runs git with more variables. */
  public Result run(Map<String, String> more, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "safe.directory=*", "--git-dir=" + directory));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().putAll(ENVIRONMENT);
    builder.environment().putAll(more);
    try {
      Process git = builder.start();
      git.getOutputStream().close();
      String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(git.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException("git cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(503, "interrupted");
    }
  }
}
