package dev.autodev.cli.replay;

import dev.autodev.cli.CliException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What two accounts do not share, as git says it. */
final class Differences {
  private static final int DIFFERENT = 1;

  private Differences() {}

  /** Unified lines without a head; none if they are the same. Both stay in the directory. */
  static List<String> between(List<String> recorded, List<String> replayed, Path directory) {
    try {
      Files.write(directory.resolve("recorded.txt"), recorded);
      Files.write(directory.resolve("replayed.txt"), replayed);
      var process =
          new ProcessBuilder(
                  "git",
                  "diff",
                  "--no-index",
                  "--no-color",
                  "--no-ext-diff",
                  "--unified=1",
                  "--",
                  "recorded.txt",
                  "replayed.txt")
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() > DIFFERENT) {
        throw CliException.failed("git diff failed: " + output.strip());
      }
      return output.lines().dropWhile(line -> !line.startsWith("@@")).toList();
    } catch (IOException e) {
      throw CliException.failed("The two runs cannot be compared: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failed("interrupted");
    }
  }
}
