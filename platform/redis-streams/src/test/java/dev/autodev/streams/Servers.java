package dev.autodev.streams;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The servers on which every contract test runs: the embedded Redis 6.2, {@code redis-server} and
 * {@code valkey-server} where they are on the PATH, and the executables in REDIS_STREAMS_SERVERS,
 * separated by colons; or only containers of the images in the property {@code containers.streams},
 * separated by commas.
 */
final class Servers implements ArgumentsProvider {
  private static final List<ServerKind> ALL = found();

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return ALL.stream().map(Arguments::of);
  }

  /** One of them, for a test that needs no more. */
  static ServerKind first() {
    return ALL.getFirst();
  }

  private static List<ServerKind> found() {
    String images = System.getProperty("containers.streams", "");
    List<ServerKind> kinds = images.isBlank() ? installed() : contained(images);
    System.out.println("Streams are tested with " + kinds);
    return kinds;
  }

  private static List<ServerKind> contained(String images) {
    return Stream.of(images.split(",")).<ServerKind>map(ServerKind.Image::new).toList();
  }

  private static List<ServerKind> installed() {
    Map<String, ServerKind> found = new LinkedHashMap<>();
    add(found, ServerKind.Installed.embedded());
    for (String program : List.of("redis-server", "valkey-server")) {
      Optional<File> file = onPath(program);
      file.ifPresentOrElse(
          executable -> add(found, ServerKind.Installed.of(executable.toPath())),
          () -> System.out.println("SKIPPED: no " + program + " on the PATH to test with"));
    }
    String more = System.getenv().getOrDefault("REDIS_STREAMS_SERVERS", "");
    for (String executable : more.split(File.pathSeparator)) {
      if (!executable.isBlank()) {
        add(found, ServerKind.Installed.of(new File(executable).toPath()));
      }
    }
    return new ArrayList<>(found.values());
  }

  private static void add(Map<String, ServerKind> found, ServerKind kind) {
    found.putIfAbsent(kind.name(), kind);
  }

  private static Optional<File> onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> new File(folder, program))
        .filter(ServerKind::runs)
        .findFirst();
  }
}
