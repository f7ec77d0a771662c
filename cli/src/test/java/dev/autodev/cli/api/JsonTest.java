package dev.autodev.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees are those that a mapper reads. */
class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "null",
        "true",
        "\"a \\u00e4 \\n b\"",
        "0",
        "-7",
        "2147483648",
        "123456789012345678901234567890",
        "0.25",
        "1e300",
        "[]",
        "{}",
        "{\"a\":[1,{\"b\":null,\"c\":[[],{}]},\"x\"],\"d\":{\"e\":false},\"a2\":1.5}",
        "{\"same\":1,\"same\":2}"
      })
  void readsAsAMapperDoes(String text) throws JsonProcessingException {
    assertThat(Json.read(text)).isEqualTo(new ObjectMapper().readTree(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1,", "{\"a\":}", "nope", "{\"a\" 1}"})
  void refusesWhatIsNoJson(String text) {
    assertThatThrownBy(() -> Json.read(text)).isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void refusesWhatIsNestedWithoutEnd() {
    assertThatThrownBy(() -> Json.read("[".repeat(100_000)))
        .isInstanceOf(JsonProcessingException.class);
  }
}
