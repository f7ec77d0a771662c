package dev.autodev.sessions.codex;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictSchemaTest {

  @Test
  void fitsWhereEveryObjectIsClosedAndEveryPropertyRequired() throws IOException {
    assertThat(
            fits(
                """
                {"type": "object", "additionalProperties": false, "required": ["list"],
                 "properties": {"list": {"type": "array", "items":
                   {"type": "object", "additionalProperties": false, "properties": {}}}}}
                """))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type': 'string'}",
        "{'type': 'object', 'properties': {}}",
        "{'type': 'object', 'additionalProperties': false, 'properties': {'a': {'type': 'string'}}}",
        "{'type': 'object', 'additionalProperties': {'type': 'string'}}",
        "{'type': 'object', 'additionalProperties': false, 'required': ['a'],"
            + " 'properties': {'a': {'type': 'object'}}}",
        "{'type': 'object', 'additionalProperties': false, 'required': ['a'],"
            + " 'properties': {'a': {'type': ['object', 'null']}}}",
        "{'type': 'object', 'additionalProperties': false, 'required': ['a'],"
            + " 'properties': {'a': {'oneOf': []}}}"
      })
  void doesNotFitOtherwise(String schema) throws IOException {
    assertThat(fits(schema.replace('\'', '"'))).isFalse();
  }

  private static boolean fits(String schema) throws IOException {
    return StrictSchema.fits(new ObjectMapper().readTree(schema));
  }
}
