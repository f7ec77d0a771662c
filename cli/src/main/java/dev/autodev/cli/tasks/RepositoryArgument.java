package dev.autodev.cli.tasks;

import dev.autodev.cli.CliException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** --repo is a registered name, or a folder that the server registers under the folder's name. */
final class RepositoryArgument {
  private RepositoryArgument() {}

  /** What the server is told; a folder as its absolute path. */
  static @Nullable String resolve(@Nullable String argument, Path directory) {
    if (argument == null || argument.contains("://")) {
      return argument;
    }
    var path = directory.resolve(argument);
    var meansPath = argument.startsWith(".") || argument.contains(File.separator);
    if (!meansPath) {
      return argument;
    }
    if (!Files.isDirectory(path)) {
      throw CliException.usage(
          "--repo '%s' is no folder (%s); name a git repository or a registered one"
              .formatted(argument, path.normalize()));
    }
    try {
      return path.toRealPath().toString();
    } catch (IOException e) {
      throw CliException.usage(
          "--repo '%s' cannot be read: %s".formatted(argument, e.getMessage()));
    }
  }
}
