package dev.autodev.forge;

import dev.autodev.processes.Finished;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what a commit holds, without a worktree. */
final class TreeReader {
  static final int MOST_FILES = 2_000;
  static final long LONGEST_TEXT_BYTES = 256 * 1024;

  private final Git.Call git;

  TreeReader(Git git, LocalRepository repository) {
    this.git = git.in(repository.gitDirectory());
  }

  List<TreeFile> files(String sha) {
    String listed = git.run("ls-tree", "-r", "-l", "-z", "--full-tree", commit(sha));
    return Arrays.stream(listed.split("\0"))
        .filter(line -> !line.isEmpty())
        .limit(MOST_FILES)
        .map(TreeReader::file)
        .toList();
  }

  /** A line is: mode, kind, object, size, a tab, the path. */
  private static TreeFile file(String line) {
    int tab = line.indexOf('\t');
    String size = line.substring(0, tab).replaceFirst(".* ", "");
    return new TreeFile(line.substring(tab + 1), size.equals("-") ? 0 : Long.parseLong(size));
  }

  Optional<String> text(String sha, String path) {
    String file = commit(sha) + ":" + path;
    Optional<String> size = git.ask("cat-file", "-s", file);
    if (size.isEmpty() || Long.parseLong(size.get().strip()) > LONGEST_TEXT_BYTES) {
      return Optional.empty();
    }
    Finished read = git.tryRun("cat-file", "blob", file);
    return read.ok() && read.output().indexOf('\0') < 0
        ? Optional.of(read.output())
        : Optional.empty();
  }

  private String commit(String sha) {
    return git.commit(sha)
        .orElseThrow(() -> new ForgeException("there is no commit " + sha + " in the repository"));
  }
}
