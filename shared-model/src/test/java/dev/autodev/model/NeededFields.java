package dev.autodev.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which fields a record refuses to be without, found out by leaving each out of an example. */
final class NeededFields {
  private final Map<Class<?>, Set<String>> needed = new HashMap<>();

  /** Learns from every record in the golden files. */
  static NeededFields learnt() {
    NeededFields fields = new NeededFields();
    Golden.all().forEach(golden -> fields.look(golden.value()));
    return fields;
  }

  boolean needs(Class<?> record, String field) {
    return needed.getOrDefault(record, Set.of()).contains(field);
  }

  private void look(Object value) {
    switch (value) {
      case Optional<?> maybe -> maybe.ifPresent(this::look);
      case Iterable<?> many -> many.forEach(this::look);
      case Map<?, ?> many -> many.values().forEach(this::look);
      case Record record -> learn(record);
      default -> {}
    }
  }

  private void learn(Record example) {
    RecordComponent[] components = example.getClass().getRecordComponents();
    Object[] values = Arrays.stream(components).map(c -> value(c, example)).toArray();
    Set<String> here = needed.computeIfAbsent(example.getClass(), type -> new HashSet<>());
    for (int i = 0; i < components.length; i++) {
      Object[] without = values.clone();
      without[i] = absent(components[i].getType());
      if (!accepted(example.getClass(), without)) {
        here.add(components[i].getName());
      }
    }
    for (Object value : values) {
      look(value);
    }
  }

  private static Object value(RecordComponent component, Object of) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** What the reader passes for a field that is not there. */
  @SuppressWarnings("NullAway")
  private static Object absent(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 0;
    }
    return type == long.class ? (Object) 0L : null;
  }

  private static boolean accepted(Class<?> type, Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      constructor.newInstance(values);
      return true;
    } catch (InvocationTargetException refused) {
      return false;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
