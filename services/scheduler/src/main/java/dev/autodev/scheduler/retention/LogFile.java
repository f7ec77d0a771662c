package dev.autodev.scheduler.retention;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * A log file that others append to, and may hold open. So it stays the same file: what it holds is
 * copied, and it is cut. A line that is written between the two is lost.
 */
record LogFile(Path path) {

  /** Makes it {@code NAME.log.1}, and each copy the next one, if it is longer. */
  boolean turn(long longest, int copies) throws IOException {
    if (size() <= longest) {
      return false;
    }
    for (int number = copies - 1; number >= 1; number--) {
      if (Files.exists(copy(number))) {
        Files.move(copy(number), copy(number + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (copies > 0) {
      copyTo(copy(1));
    }
    cut();
    return true;
  }

  private void copyTo(Path copy) throws IOException {
    // Its owner's as the log is: a copy has the same words.
    Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel from = FileChannel.open(path);
        FileChannel to = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      // What came while it was copied.
      for (long at = to.size(); at < from.size(); at = to.size()) {
        from.transferTo(at, from.size() - at, to.position(at));
      }
    }
  }

  /** Who holds it open goes on at its start. */
  void cut() throws IOException {
    FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING).close();
  }

  Path copy(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  /** Nothing was written to it since. */
  static boolean isOlder(Path file, Instant than) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isBefore(than);
  }

  private long size() throws IOException {
    try {
      return Files.size(path);
    } catch (NoSuchFileException e) {
      return 0; // gone meanwhile
    }
  }
}
