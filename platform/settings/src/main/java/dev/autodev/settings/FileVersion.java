package dev.autodev.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By which a file is known to be another one than before. */
record FileVersion(FileTime modified, long size, @Nullable Object key) {
  /** Nothing if there is no file. */
  static Optional<FileVersion> of(Path file) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new FileVersion(found.lastModifiedTime(), found.size(), found.fileKey()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
