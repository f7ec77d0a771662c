package dev.autodev.scanners.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files of a work tree that are worth a look: no links followed, no version control, no output
 * of builds, bounded in number and size. What is left out is counted.
 *
 * @param files relative to the tree, sorted
 * @param tooLarge how many were larger than {@link #MAX_FILE_BYTES}
 * @param unreadable how many files and directories could not be entered
 * @param cut whether there were more than {@link #MAX_FILES}
 */
public record SourceTree(List<String> files, int tooLarge, int unreadable, boolean cut) {

  public static final long MAX_FILE_BYTES = 2 * 1024 * 1024;
  public static final int MAX_FILES = 50_000;

  private static final int MAX_DEPTH = 200;
  private static final Set<String> NEVER = Set.of(".git", ".hg", ".svn", "node_modules", ".gradle");

  /** Lists the files that pass the filter, which sees relative paths with slashes. */
  public static SourceTree of(Path root, Predicate<String> wanted) throws IOException {
    Walk walk = new Walk(root, wanted);
    Files.walkFileTree(root, Set.of(), MAX_DEPTH, walk);
    Collections.sort(walk.files);
    return new SourceTree(List.copyOf(walk.files), walk.tooLarge, walk.unreadable, walk.cut);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final List<String> files = new ArrayList<>();
    private final Path root;
    private final Predicate<String> wanted;
    private int tooLarge;
    private int unreadable;
    private boolean cut;

    Walk(Path root, Predicate<String> wanted) {
      this.root = root;
      this.wanted = wanted;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return !directory.equals(root) && isLeftOut(directory)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    private static boolean isLeftOut(Path directory) {
      String name = directory.getFileName().toString();
      return NEVER.contains(name)
          || name.equals("target") && Files.exists(directory.resolveSibling("pom.xml"))
          || name.equals("build")
              && (Files.exists(directory.resolveSibling("build.gradle"))
                  || Files.exists(directory.resolveSibling("build.gradle.kts")));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String path = root.relativize(file).toString().replace('\\', '/');
      boolean readableName = path.chars().noneMatch(c -> c < ' ');
      if (attributes.isDirectory()) {
        unreadable++; // deeper than we go
      } else if (attributes.isRegularFile() && wanted.test(path)) {
        if (attributes.size() > MAX_FILE_BYTES) {
          tooLarge++;
        } else if (!readableName) {
          unreadable++;
        } else if (files.size() == MAX_FILES) {
          cut = true;
          return FileVisitResult.TERMINATE;
        } else {
          files.add(path);
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      unreadable++;
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
      unreadable += e == null ? 0 : 1;
      return FileVisitResult.CONTINUE;
    }
  }

  /** What was not looked at, in words. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (tooLarge > 0) {
      notes.add(tooLarge + " files larger than " + MAX_FILE_BYTES + " bytes were not looked at");
    }
    if (unreadable > 0) {
      notes.add(unreadable + " files or directories could not be read");
    }
    if (cut) {
      notes.add("only the first " + MAX_FILES + " files were looked at");
    }
    return notes;
  }
}
