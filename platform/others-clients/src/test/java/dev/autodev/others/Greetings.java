package dev.autodev.others;

import dev.autodev.sims.BareGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A bare repository with {@code main}, and a branch that changes one file and adds another. */
record Greetings(Path bare, String head) {
  static final String BRANCH = "polite/goodbye";
  private static final Map<String, String> SOMEBODY =
      Map.of(
          "GIT_AUTHOR_NAME", "Test",
          "GIT_AUTHOR_EMAIL", "test@example.com",
          "GIT_COMMITTER_NAME", "Test",
          "GIT_COMMITTER_EMAIL", "test@example.com");

  static Greetings in(Path folder) throws IOException {
    Path bare = Files.createDirectories(folder.resolve("greetings.git"));
    Path files = Files.createDirectories(folder.resolve("files"));
    BareGit git = new BareGit(bare);
    run(git, "init", "--quiet", "--bare", "--initial-branch=main");
    Files.writeString(files.resolve("hello.txt"), "Hello.\nIt is a fine day.\n");
    commit(git, files, "Greet");
    run(git, "symbolic-ref", "HEAD", "refs/heads/" + BRANCH);
    run(git, "update-ref", "refs/heads/" + BRANCH, "main");
    Files.writeString(files.resolve("hello.txt"), "Hello.\nIt is a very fine day.\n");
    Files.writeString(files.resolve("goodbye.txt"), "Goodbye.\n");
    commit(git, files, "Say goodbye");
    run(git, "symbolic-ref", "HEAD", "refs/heads/main");
    return new Greetings(bare, git.head(BRANCH).orElseThrow());
  }

  private static void commit(BareGit git, Path files, String message) {
    run(git, "--work-tree=" + files, "add", "--all");
    run(git, "--work-tree=" + files, "commit", "--quiet", "--message=" + message);
  }

  private static void run(BareGit git, String... arguments) {
    BareGit.Result result = git.run(SOMEBODY, arguments);
    if (result.code() != 0) {
      throw new IllegalStateException(result.output());
    }
  }
}
