package dev.autodev.scanners;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Work trees to scan. */
final class Trees {

  static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
  static final Path SAMPLES = PROJECT.resolve("samples");
  static final ToolHome TOOLS = new ToolHome(Path.of("target/tools").toAbsolutePath());

  /** A swarm that ran here left the sample's secrets in its transcripts. */
  private static final Set<String> MADE_HERE = Set.of("target", ".git", ".swarm");

  private Trees() {}

  static ScanRequest request(Path tree, Path output) {
    return new ScanRequest(tree, output, Duration.ofMinutes(2), Optional.empty());
  }

  /** A copy of the sample. */
  static Path sample(Path target) throws IOException {
    copy(SAMPLES.resolve("versions"), target);
    return target;
  }

  /** A copy of our own repository, without what is built or run in it. */
  static Path own(Path target) throws IOException {
    copy(PROJECT, target);
    return target;
  }

  static Path write(Path tree, String file, String content) throws IOException {
    Path path = tree.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, content);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            if (MADE_HERE.contains(directory.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(directory)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path copy = to.resolve(from.relativize(file));
            Files.write(copy, Files.readAllBytes(file));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
