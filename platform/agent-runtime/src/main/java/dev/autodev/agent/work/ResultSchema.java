package dev.autodev.agent.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.autodev.model.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The JSON schema of a result record: what is not {@link Optional} is required. */
final class ResultSchema {
  private static final Map<Class<?>, JsonNode> KNOWN = new ConcurrentHashMap<>();
  private static final SchemaGenerator GENERATOR = generator();

  private ResultSchema() {}

  static JsonNode of(Class<?> result) {
    return KNOWN.computeIfAbsent(result, type -> Json.parse(generate(type).toString())).deepCopy();
  }

  private static synchronized JsonNode generate(Class<?> type) {
    return GENERATOR.generateSchema(type);
  }

  private static SchemaGenerator generator() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(
                Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                new JacksonModule(
                    JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE,
                    JacksonOption.RESPECT_JSONPROPERTY_REQUIRED))
            .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT, Option.FLATTENED_OPTIONALS)
            .with(Option.INLINE_ALL_SCHEMAS)
            .without(Option.SCHEMA_VERSION_INDICATOR);
    config
        .forFields()
        .withRequiredCheck(
            field -> !Optional.class.isAssignableFrom(field.getDeclaredType().getErasedType()));
    return new SchemaGenerator(config.build());
  }
}
