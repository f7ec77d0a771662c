package dev.autodev.sessions.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LeanSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void leavesOutKeywordsThatClientsStumbleOverButNoPropertyOfThatName() throws IOException {
    String schema =
        """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
         "$defs": {"format": {"type": "string", "pattern": "("}},
         "required": ["format"], "unevaluatedProperties": false,
         "properties": {"format": {"type": "integer", "format": "int32"},
                        "kind": {"enum": [{"format": "kept"}]},
                        "all": {"anyOf": [{"$ref": "#/$defs/format"}, {"prefixItems": []}]}}}
        """;
    String lean =
        """
        {"type": "object", "$defs": {"format": {"type": "string"}}, "required": ["format"],
         "properties": {"format": {"type": "integer"}, "kind": {"enum": [{"format": "kept"}]},
                        "all": {"anyOf": [{"$ref": "#/$defs/format"}, {}]}}}
        """;

    assertThat(LeanSchema.of(JSON.readTree(schema))).isEqualTo(JSON.readTree(lean));
  }
}
