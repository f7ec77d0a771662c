package dev.autodev.chaos.place;

import dev.autodev.chaos.ChaosException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the JVM keeps of a first start of a program that ended well: its classes, loaded and linked,
 * and which of their methods were hot, so that the next one takes less. A JDK before 25 keeps the
 * classes as they were loaded.
 *
 * @param jar the program
 * @param file where it is kept, for who runs that build
 */
record ClassData(Path jar, Path file) {
  private static final int LINKS_SINCE = 25;

  private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

  /** In that folder, for this JDK alone: another one cannot use it. */
  static ClassData of(Path jar, Path folder, String name) {
    int java = Runtime.version().feature();
    return new ClassData(jar, folder.resolve("%s-java-%d.classes".formatted(name, java)));
  }

  /** Removes what is of an older build. */
  boolean isThere() {
    try {
      if (!Files.exists(file)) {
        return false;
      }
      boolean newer = Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) > 0;
      if (!newer) {
        Files.delete(file);
      }
      return newer;
    } catch (IOException e) {
      throw new ChaosException("the class data of " + jar + " cannot be looked at", e);
    }
  }

  /** Uses it, or writes it at the end where there is none. */
  List<String> flags() {
    List<String> flags = new ArrayList<>(QUIET);
    if (Runtime.version().feature() >= LINKS_SINCE) {
      flags.add((Files.exists(file) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + file);
    } else {
      flags.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + file));
    }
    return flags;
  }
}
