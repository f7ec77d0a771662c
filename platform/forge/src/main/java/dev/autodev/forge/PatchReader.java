package dev.autodev.forge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what changes between two commits; git writes it to files, so its size does not matter. */
final class PatchReader {

  static final int LONGEST_PATCH_BYTES = 400_000;

  private final Git git;
  private final LocalRepository repository;

  PatchReader(Git git, LocalRepository repository) {
    this.git = git;
    this.repository = repository;
  }

  Diff diff(String baseSha, String headSha) {
    requireCommit(baseSha);
    requireCommit(headSha);
    Path scratch = git.scratch("diff-");
    try {
      Path patch = write(scratch.resolve("patch"), baseSha, headSha, "--unified=3", "--full-index");
      Path numbers = write(scratch.resolve("numbers"), baseSha, headSha, "--numstat", "-z");
      List<FileChange> files = ChangedFiles.parse(Files.readAllBytes(numbers));
      return new Diff(
          bounded(patch),
          PatchId.of(patch),
          files,
          files.stream().mapToInt(FileChange::added).sum(),
          files.stream().mapToInt(FileChange::removed).sum());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the diff " + baseSha + ".." + headSha, e);
    } finally {
      Directories.delete(scratch);
    }
  }

  /** Everything that a configuration could change is said here. */
  private Path write(Path file, String baseSha, String headSha, String... formats) {
    List<String> diff =
        List.of(
            "diff",
            "--no-ext-diff",
            "--no-textconv",
            "--no-renames",
            "--no-color",
            "--no-relative",
            "--diff-algorithm=myers",
            "--no-indent-heuristic",
            "--inter-hunk-context=0",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            "--submodule=short",
            "--ignore-submodules=none",
            "-O/dev/null",
            "--output=" + file);
    List<String> all = new ArrayList<>(diff);
    all.addAll(List.of(formats));
    all.addAll(List.of("--end-of-options", baseSha, headSha));
    git.in(repository.gitDirectory()).run(all.toArray(String[]::new));
    return file;
  }

  private void requireCommit(String sha) {
    if (git.in(repository.gitDirectory()).commit(sha).isEmpty()) {
      throw new ForgeException(
          "repository "
              + repository.ref().name()
              + " has no commit "
              + sha
              + "; push it before it is compared");
    }
  }

  private static String bounded(Path patch) throws IOException {
    long size = Files.size(patch);
    try (var in = Files.newInputStream(patch)) {
      String text = new String(in.readNBytes(LONGEST_PATCH_BYTES), StandardCharsets.UTF_8);
      return size <= LONGEST_PATCH_BYTES
          ? text
          : text + "\n[patch cut: " + (size - LONGEST_PATCH_BYTES) + " more bytes]\n";
    }
  }
}
