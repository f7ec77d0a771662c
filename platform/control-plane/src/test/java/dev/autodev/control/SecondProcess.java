package dev.autodev.control;

import io.quarkus.arc.ClientProxy;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;

/** A bean as another process has it: its own state, the same servers. */
final class SecondProcess {
  private SecondProcess() {}

  static <T> T of(T bean, Class<T> type) {
    try {
      T first = ClientProxy.unwrap(bean);
      Constructor<T> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      T second = constructor.newInstance();
      for (Field field : type.getDeclaredFields()) {
        if (field.isAnnotationPresent(Inject.class)) {
          field.setAccessible(true);
          field.set(second, field.get(first));
        }
      }
      return second;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made twice", e);
    }
  }
}
