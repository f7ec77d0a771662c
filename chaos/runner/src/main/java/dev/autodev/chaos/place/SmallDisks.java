package dev.autodev.chaos.place;

import dev.autodev.chaos.ChaosException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Directories of a run, each on a filesystem of its own that is small enough to be filled: the rest
 * of it is taken by a file of somebody else. Needs the right to mount.
 */
public record SmallDisks(Place place) {
  private static final Map<String, String> SIZES =
      Map.of("postgres", "256m", "redis", "24m", "logs", "16m");

  private static final String BALLAST = "somebody-elses";
  private static final byte[] BLOCK = new byte[64 * 1024];

  /** The directories that can be moved. */
  public static List<String> names() {
    return SIZES.keySet().stream().sorted().toList();
  }

  /**
   * Moves a directory that nobody writes to at this moment.
   *
   * @return why that is not possible here, or nothing
   */
  public Optional<String> move(String name) {
    String directory = directory(name).toString();
    String usual = directory + ".usual";
    must("cp", "-a", directory, usual);
    Optional<String> refused =
        run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + SIZES.get(name), "tmpfs", directory);
    if (refused.isEmpty()) {
      must("cp", "-a", usual + "/.", directory);
    }
    must("rm", "-rf", usual);
    return refused;
  }

  /** Nothing more can be written to it. */
  public void fill(String name) {
    try (OutputStream out = Files.newOutputStream(directory(name).resolve(BALLAST))) {
      fill(out);
    } catch (IOException e) {
      // Its last block did not fit: it is full.
    }
  }

  private static void fill(OutputStream out) throws IOException {
    while (true) {
      out.write(BLOCK);
    }
  }

  /** There is room again. */
  public void free(String name) {
    try {
      Files.deleteIfExists(directory(name).resolve(BALLAST));
    } catch (IOException e) {
      throw new ChaosException("no room can be made in " + directory(name), e);
    }
  }

  /** Whether somebody who writes meets the end of it. */
  public boolean isFull(String name) {
    Path probe = directory(name).resolve("probe");
    try {
      Files.write(probe, BLOCK);
      return false;
    } catch (IOException e) {
      return true;
    } finally {
      run("rm", "-f", probe.toString());
    }
  }

  /** Undoes the mounts; all that was on them stays. */
  public void unmount() {
    for (String name : names()) {
      Path directory = directory(name);
      if (isMounted(directory)) {
        free(name);
        String kept = directory + ".kept";
        must("cp", "-a", directory.toString(), kept);
        must("umount", "-l", directory.toString());
        must("rm", "-rf", directory.toString());
        must("mv", kept, directory.toString());
      }
    }
  }

  private static boolean isMounted(Path directory) {
    try {
      return Files.readString(Path.of("/proc/self/mounts")).contains(" " + directory + " ");
    } catch (IOException e) {
      return false; // no such system: nothing was mounted either
    }
  }

  private Path directory(String name) {
    return place.data().resolve(name);
  }

  private static void must(String... command) {
    run(command)
        .ifPresent(
            why -> {
              throw new ChaosException(String.join(" ", command) + ": " + why);
            });
  }

  /** What it said where it did not end well. */
  private static Optional<String> run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.empty() : Optional.of(said.strip());
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChaosException("interrupted", e);
    }
  }
}
