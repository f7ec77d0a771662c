package dev.autodev.webhook;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Published samples and the signatures that belong to them, where they are present. */
final class Vectors {
  private static final Optional<Path> SAMPLES = find();

  private Vectors() {}

  /** Skips the test, saying so, where there are none. */
  static void assumePresent() {
    assumeTrue(
        SAMPLES.isPresent(),
        "There are no samples of deliveries at ../shared/contracts; name their folder with -Dcontracts=DIR");
  }

  static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(SAMPLES.orElseThrow().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String file) {
    try {
      return Json.mapper().readTree(bytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> find() {
    String named = System.getProperty("contracts");
    if (named != null) {
      return Optional.of(Path.of(named, "samples")).filter(Files::isDirectory);
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path found = folder.resolve("shared/contracts/samples");
      if (Files.isDirectory(found)) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
