package dev.autodev.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages as the version before wrote them, kept by {@code scripts/upgrade --record}: while a
 * swarm is upgraded, both versions read each other's. That the older program itself reads ours is
 * tried by {@code scripts/upgrade}.
 */
class VersionBeforeTest {
  private static final Path BEFORE = Path.of("src/test/resources/before");

  static List<Path> messages() throws IOException {
    try (Stream<Path> files = Files.list(BEFORE)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @Test
  void thereAreSome() throws IOException {
    assertThat(messages()).hasSizeGreaterThan(40);
    assertThat(Files.readString(BEFORE.resolve("commit")).strip()).matches("[0-9a-f]{40}");
  }

  @ParameterizedTest
  @MethodSource("messages")
  void isReadByThisOne(Path file) throws IOException {
    assertThat(Json.read(Files.readString(file), golden(file).family()))
        .isInstanceOf(golden(file).type());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void findsAllItNeedsInWhatThisOneWrites(Path file) throws IOException {
    JsonNode before = Json.parse(Files.readString(file));

    JsonNode now = Json.parse(Json.write(Json.read(before, golden(file).family())));

    missing("", before, now);
  }

  /** Every field that was written is written, with its value; more are ignored by who reads. */
  private static void missing(String place, JsonNode before, JsonNode now) {
    if (before.isObject()) {
      before
          .properties()
          .forEach(
              field ->
                  missing(
                      place + "/" + field.getKey(), field.getValue(), now.path(field.getKey())));
    } else if (before.isArray() && before.size() == now.size()) {
      for (int i = 0; i < before.size(); i++) {
        missing(place + "/" + i, before.path(i), now.path(i));
      }
    } else if (!before.equals(now)) {
      fail("%s was %s and is %s: the version before cannot do without it", place, before, now);
    }
  }

  private static Golden golden(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.json$", "");
    return Golden.all().stream()
        .filter(golden -> golden.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    name + " is gone: agents and control planes of the version before send it"));
  }
}
