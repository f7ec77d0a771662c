package dev.autodev.role.pm;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a look at every file tells; links are not followed, output of builds is left out.
 *
 * @param languages by number of files, most first
 */
record RepositoryWalk(int files, List<String> languages) {
  private static final int MOST_FILES = 100_000;
  private static final Set<String> LEFT_OUT =
      Set.of(".git", "node_modules", "target", "build", "dist", ".gradle", ".venv");

  static RepositoryWalk of(Path root) throws IOException {
    Counter counter = new Counter(root);
    Files.walkFileTree(root, counter);
    List<String> languages =
        counter.languages.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    return new RepositoryWalk(counter.files, languages);
  }

  private static final class Counter extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Map<String, Integer> languages = new HashMap<>();
    private int files;

    Counter(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return !directory.equals(root) && LEFT_OUT.contains(directory.getFileName().toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!attributes.isRegularFile()) {
        return FileVisitResult.CONTINUE;
      }
      files++;
      Language.of(file.getFileName().toString())
          .ifPresent(language -> languages.merge(language, 1, Integer::sum));
      return files == MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
