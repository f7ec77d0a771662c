package dev.autodev.streams.convert;

import io.smallrye.reactive.messaging.json.JsonMapping;
import io.smallrye.reactive.messaging.providers.helpers.VertxJsonMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Objects as JSON: by the framework's mapping bean, else by Vert.x, which uses Jackson. */
@ApplicationScoped
public class Json {
  private final JsonMapping mapping;

  @Inject
  Json(Instance<JsonMapping> mappings) {
    mapping = mappings.isUnsatisfied() ? new VertxJsonMapping() : mappings.iterator().next();
  }

  public String write(Object value) {
    return mapping.toJson(value);
  }

  <T> T read(String text, Class<T> type) {
    return mapping.fromJson(text, type);
  }
}
