package dev.autodev.control;

import io.quarkus.arc.ClientProxy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;

/** Beans of the control plane as another process has them: their own state, the same servers. */
final class SecondProcess {
  private final Map<Class<?>, Object> beans = new HashMap<>();

  <T> T of(T bean) {
    try {
      T first = ClientProxy.unwrap(bean);
      @SuppressWarnings("unchecked")
      Class<T> type = (Class<T>) first.getClass();
      Object known = beans.get(type);
      if (known != null || !own(type)) {
        return type.cast(known == null ? first : known);
      }
      Constructor<T> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      T second = constructor.newInstance();
      beans.put(type, second);
      for (Field field : type.getDeclaredFields()) {
        if (field.isAnnotationPresent(Inject.class)) {
          field.setAccessible(true);
          field.set(second, of(field.get(first)));
        }
      }
      return second;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(bean + " cannot be made twice", e);
    }
  }

  private static boolean own(Class<?> type) {
    return type.getName().startsWith("dev.autodev.control.")
        && type.isAnnotationPresent(ApplicationScoped.class);
  }
}
