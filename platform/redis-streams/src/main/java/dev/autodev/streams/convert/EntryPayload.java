package dev.autodev.streams.convert;

import dev.autodev.streams.StreamEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;

/** An entry as a value of another type. */
@ApplicationScoped
class EntryPayload {
  @Inject Json json;

  boolean can(Type target) {
    return target == String.class
        || target == byte[].class
        || isMap(target)
        || target instanceof Class<?>;
  }

  Object of(StreamEntry entry, Type target) {
    if (target == byte[].class) {
      return entry.bytes(StreamEntry.BODY);
    }
    if (isMap(target)) {
      return entry.fields();
    }
    if (!entry.fields().containsKey(StreamEntry.BODY)) {
      throw new IllegalArgumentException(
          "Entry %s of stream %s has no field '%s'; its consumer must take a StreamEntry or a Map"
              .formatted(entry.id(), entry.stream(), StreamEntry.BODY));
    }
    return target == String.class ? entry.body() : read(entry, (Class<?>) target);
  }

  private Object read(StreamEntry entry, Class<?> target) {
    try {
      return json.read(entry.body(), target);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "Entry %s of stream %s is no %s as JSON: %s"
              .formatted(entry.id(), entry.stream(), target.getSimpleName(), e.getMessage()),
          e);
    }
  }

  private static boolean isMap(Type target) {
    return target == Map.class
        || target instanceof ParameterizedType map
            && map.getRawType() == Map.class
            && map.getActualTypeArguments()[1] == String.class;
  }
}
