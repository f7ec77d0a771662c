package dev.autodev.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.json.Json;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {
  static List<Golden> all() {
    return Golden.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void readsAndWritesTheSame(Golden golden) {
    Object value = golden.value();
    assertThat(value).isInstanceOf(golden.type());
    assertThat(Json.parse(Json.write(value))).isEqualTo(Json.parse(golden.text()));
    assertThat(Json.read(Json.write(value), golden.family())).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("all")
  void showsEveryField(Golden golden) {
    List<String> fields =
        Arrays.stream(golden.type().getRecordComponents()).map(RecordComponent::getName).toList();
    assertThat(Json.parse(golden.text()).fieldNames()).toIterable().containsAll(fields);
  }

  @ParameterizedTest
  @MethodSource("all")
  void unknownFieldsAreIgnored(Golden golden) {
    String more = golden.text().replaceFirst("\\{", "{\"ofTomorrow\": {\"a\": [1]},");
    assertThat(Json.read(more, golden.family())).isEqualTo(golden.value());
  }

  @Test
  void noFileIsLeftOver() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Golden.all().stream().map(golden -> golden + ".json").toList());
    }
  }
}
