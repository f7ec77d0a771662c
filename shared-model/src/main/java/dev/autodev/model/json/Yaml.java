package dev.autodev.model.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML by way of the same rules as {@link Json}. */
public final class Yaml {
  private static final YAMLMapper MAPPER = YAMLMapper.builder().build();

  private Yaml() {}

  /** Reads a value; errors are those of {@link Json#read(String, Class)}. */
  public static <T> T read(String yaml, Class<T> type) {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException("YAML: " + e.getOriginalMessage(), e);
    }
    return Json.read(tree, type);
  }
}
