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
 * separated by colons.
 */
final class Servers implements ArgumentsProvider {
  private static final List<ServerKind> ALL = found();

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return ALL.stream().map(Arguments::of);
  }

  private static List<ServerKind> found() {
    Map<String, ServerKind> found = new LinkedHashMap<>();
    add(found, ServerKind.embedded());
    for (String program : List.of("redis-server", "valkey-server")) {
      Optional<File> file = onPath(program);
      file.ifPresentOrElse(
          executable -> add(found, ServerKind.of(executable.toPath())),
          () -> System.out.println("SKIPPED: no " + program + " on the PATH to test with"));
    }
    String more = System.getenv().getOrDefault("REDIS_STREAMS_SERVERS", "");
    for (String executable : more.split(File.pathSeparator)) {
      if (!executable.isBlank()) {
        add(found, ServerKind.of(new File(executable).toPath()));
      }
    }
    System.out.println("Streams are tested with " + found.keySet());
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
