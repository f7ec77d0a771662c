package dev.autodev.model.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.autodev.model.InvalidModelException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The swarm's JSON: unknown fields are ignored, unknown types are a typed error, times are ISO
 * text.
 */
public final class Json {
  private static final int DEEPEST = 100;

  /** In characters; the largest result of a task is a tenth of it. */
  private static final long LARGEST = 8_000_000;

  /** How times are written, for who writes them otherwise. */
  private static final Map<Class<?>, String> WRITTEN =
      Map.of(
          LocalTime.class, "a time of day such as 07:00",
          Instant.class, "a time such as 2030-01-31T06:00:00Z",
          Duration.class, "a span of time such as PT30M");

  private static final JsonMapper MAPPER =
      configured(JsonMapper.builder(bounded()))
          // What stands twice, or after the end, is a message that two readers could read
          // differently.
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final JsonMapper TYPED =
      MAPPER
          .rebuild()
          .withCoercionConfig(
              LogicalType.Textual,
              texts ->
                  texts
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private Json() {}

  private static JsonFactory bounded() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxDocumentLength(LARGEST)
                .build())
        .build();
  }

  /** The mapper itself, for frameworks that want one; not to be reconfigured. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** Applies the swarm's settings to a builder, also of another format. */
  static <M extends ObjectMapper, B extends com.fasterxml.jackson.databind.cfg.MapperBuilder<M, B>>
      B configured(B builder) {
    return builder
        .addModule(new JavaTimeModule())
        .addModule(new Jdk8Module())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .serializationInclusion(JsonInclude.Include.NON_ABSENT);
  }

  /** One line of JSON. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(value.getClass().getName() + " cannot be written", e);
    }
  }

  /** The value as a tree. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Reads a value.
   *
   * @throws UnknownTypeException for a type name nobody knows
   * @throws MalformedJsonException for anything else that does not fit
   */
  public static <T> T read(String json, Class<T> type) {
    try {
      return present(MAPPER.readValue(json, type), type);
    } catch (JsonProcessingException e) {
      throw explained(e, type);
    }
  }

  /** As {@link #read(String, Class)}, from a tree. */
  public static <T> T read(JsonNode json, Class<T> type) {
    try {
      return present(MAPPER.treeToValue(json, type), type);
    } catch (JsonProcessingException e) {
      throw explained(e, type);
    }
  }

  /** As {@link #read(JsonNode, Class)}; a number or truth value is no text. */
  public static <T> T readTyped(JsonNode json, Class<T> type) {
    try {
      return present(TYPED.treeToValue(json, type), type);
    } catch (JsonProcessingException e) {
      throw explained(e, type);
    }
  }

  private static <T> T present(@Nullable T value, Class<T> type) {
    if (value == null) {
      throw new InvalidModelException(type.getSimpleName() + " is missing: the JSON is null");
    }
    return value;
  }

  /** Parses text into a tree. */
  public static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw explained(e, JsonNode.class);
    }
  }

  /**
   * As {@link #parse}; a field that stands twice, which two readers could read differently, is
   * refused.
   */
  public static JsonNode parseStrictly(String json) {
    try {
      return MAPPER
          .reader()
          .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .readTree(json);
    } catch (JsonProcessingException e) {
      throw explained(e, JsonNode.class);
    }
  }

  private static InvalidModelException explained(JsonProcessingException e, Class<?> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownTypeException unknown) {
        return unknown;
      }
    }
    if (e instanceof InvalidTypeIdException unknown && unknown.getTypeId() != null) {
      return new UnknownTypeException(
          unknown.getBaseType().getRawClass().getSimpleName(),
          unknown.getTypeId(),
          names(unknown.getBaseType().getRawClass()));
    }
    String where = e instanceof JsonMappingException mapping ? path(mapping) : "";
    Throwable root = e;
    while (root.getCause() != null && !(root instanceof InvalidModelException)) {
      root = root.getCause();
    }
    String why =
        root instanceof InvalidModelException
            ? root.getMessage()
            : e instanceof InvalidFormatException wrong
                    && WRITTEN.containsKey(wrong.getTargetType())
                ? "'%s' is none; write %s"
                    .formatted(wrong.getValue(), WRITTEN.get(wrong.getTargetType()))
                : e.getOriginalMessage().replaceAll("\\[Source: [^;]*; ", "[")
                    + (e.getLocation() == null
                        ? ""
                        : " (line "
                            + e.getLocation().getLineNr()
                            + ", column "
                            + e.getLocation().getColumnNr()
                            + ")");
    return new MalformedJsonException(
        type.getSimpleName() + (where.isEmpty() ? "" : " at " + where) + ": " + why, e);
  }

  private static String names(Class<?> base) {
    JsonSubTypes known = base.getAnnotation(JsonSubTypes.class);
    return known == null
        ? "those of docs/schemas"
        : Arrays.stream(known.value())
            .map(JsonSubTypes.Type::name)
            .collect(Collectors.joining(", "));
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining("."));
  }
}
