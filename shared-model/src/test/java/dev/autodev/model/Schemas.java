package dev.autodev.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The JSON Schemas of what goes over the wire, made from the records. */
final class Schemas {
  private final NeededFields needed = NeededFields.learnt();
  private final SchemaGenerator generator = new SchemaGenerator(configured().build());

  private Schemas() {}

  /** File below docs/schemas to its text. */
  static Map<String, String> all() {
    Map<Class<?>, String> folders =
        Map.of(
            TaskPayload.class, "task-payloads",
            TaskResult.class, "task-results",
            SwarmEvent.class, "events");
    Schemas schemas = new Schemas();
    Map<String, String> files = new TreeMap<>();
    for (Golden golden : Golden.all()) {
      String folder = folders.get(golden.family());
      if (folder != null) {
        files.put(folder + "/" + wireName(golden) + ".json", schemas.of(golden));
      }
    }
    return files;
  }

  private String of(Golden golden) {
    ObjectNode schema = generator.generateSchema(golden.type());
    schema.put("title", wireName(golden));
    return Json.parse(schema.toString()).toPrettyString().replace("\r\n", "\n") + "\n";
  }

  private static String wireName(Golden golden) {
    return Arrays.stream(golden.family().getAnnotation(JsonSubTypes.class).value())
        .filter(named -> named.value() == golden.type())
        .findFirst()
        .orElseThrow()
        .name();
  }

  private SchemaGeneratorConfigBuilder configured() {
    SchemaGeneratorConfigBuilder builder =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
            .with(
                Option.FLATTENED_OPTIONALS,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.EXTRA_OPEN_API_FORMAT_VALUES);
    builder
        .forFields()
        .withRequiredCheck(
            field ->
                needed.needs(field.getDeclaringType().getErasedType(), field.getDeclaredName()));
    builder
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (type, context) ->
                isText(type.getErasedType())
                    ? new CustomDefinition(
                        context.getGeneratorConfig().createObjectNode().put("type", "string"),
                        CustomDefinition.DefinitionType.INLINE,
                        CustomDefinition.AttributeInclusion.YES)
                    : null);
    return builder;
  }

  /** Ids are records in Java and plain text on the wire. */
  private static boolean isText(Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getDeclaredFields())
            .anyMatch(field -> field.isAnnotationPresent(JsonValue.class));
  }
}
