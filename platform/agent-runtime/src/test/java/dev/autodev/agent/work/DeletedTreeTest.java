package dev.autodev.agent.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeletedTreeTest {
  @TempDir Path directory;

  @Test
  void deletesLinksAndNotWhatTheyLeadTo() throws IOException {
    Path kept = Files.createDirectories(directory.resolve("kept"));
    Files.writeString(kept.resolve("file"), "");
    Path tree = Files.createDirectories(directory.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("link"), kept);
    Path rootLink = Files.createSymbolicLink(directory.resolve("root-link"), kept);

    assertThat(DeletedTree.delete(tree)).isZero();
    assertThat(DeletedTree.delete(rootLink)).isZero();

    assertThat(directory).isDirectoryNotContaining(path -> !path.equals(kept));
    assertThat(kept.resolve("file")).exists();
  }

  @Test
  void deletesFoldersNobodyMayEnter() throws IOException {
    Path inner = Files.createDirectories(directory.resolve("tree/a/b/c"));
    Files.writeString(inner.resolve("file"), "");
    for (String closed : List.of("tree/a/b/c", "tree/a/b", "tree/a", "tree")) {
      Files.setPosixFilePermissions(
          directory.resolve(closed), PosixFilePermissions.fromString("---------"));
    }

    assertThat(DeletedTree.delete(directory.resolve("tree"))).isZero();

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void deletesATreeDeeperThanAPathMayBeLong() throws IOException {
    Path tree = Files.createDirectories(directory.resolve("tree"));
    for (int part = 0; part < 12; part++) {
      // What is there becomes the bottom of the next part: no path of it all could be written.
      Path top = Files.createDirectories(directory.resolve("part"));
      Path bottom = Files.createDirectories(top.resolve("0123456789/".repeat(60)));
      Files.move(tree, bottom.resolve("below"));
      Files.move(top, tree);
    }

    assertThat(DeletedTree.delete(tree)).isZero();

    assertThat(directory).isEmptyDirectory();
  }
}
