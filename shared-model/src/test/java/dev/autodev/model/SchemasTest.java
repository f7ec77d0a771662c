package dev.autodev.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schemas in docs/schemas are those of the records; {@code -Dschemas.write} writes them. */
class SchemasTest {
  private static final Path FOLDER = Path.of("..", "docs", "schemas");

  @Test
  void checkedInSchemasAreThoseOfTheRecords() throws IOException {
    Map<String, String> schemas = Schemas.all();
    if (System.getProperty("schemas.write") != null) {
      write(schemas);
    }
    assertThat(checkedIn())
        .as("docs/schemas; run this test with -Dschemas.write=true and commit what changed")
        .isEqualTo(schemas);
  }

  private static void write(Map<String, String> schemas) throws IOException {
    for (Map.Entry<String, String> schema : schemas.entrySet()) {
      Path file = FOLDER.resolve(schema.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, schema.getValue());
    }
  }

  private static Map<String, String> checkedIn() throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (!Files.isDirectory(FOLDER)) {
      return files;
    }
    try (Stream<Path> found = Files.walk(FOLDER)) {
      for (Path file : found.filter(path -> path.toString().endsWith(".json")).toList()) {
        String name = FOLDER.relativize(file).toString().replace('\\', '/');
        files.put(name, Files.readString(file));
      }
    }
    return files;
  }
}
