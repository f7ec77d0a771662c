package dev.autodev.sessions.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** A JSON schema (2020-12) that values are checked against. */
public final class JsonShape {
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  private final JsonSchema schema;

  public JsonShape(JsonNode schema) {
    this.schema = FACTORY.getSchema(schema);
  }

  /** What is wrong with a value, one line each; empty if it fits. */
  public List<String> wrongs(JsonNode value) {
    return schema.validate(value).stream().map(ValidationMessage::getMessage).sorted().toList();
  }
}
