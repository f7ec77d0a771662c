package dev.autodev.streams.tracing;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Set;

/** The fields of an entry as what carries a trace ({@code traceparent} and others). */
final class EntryFields implements TextMapGetter<StreamTrace>, TextMapSetter<StreamTrace> {
  @Override
  public Iterable<String> keys(StreamTrace carrier) {
    return carrier == null ? Set.of() : carrier.fields().keySet();
  }

  @Override
  public String get(StreamTrace carrier, String key) {
    Object value = carrier == null ? null : carrier.fields().get(key);
    return value == null ? null : value.toString();
  }

  @Override
  public void set(StreamTrace carrier, String key, String value) {
    if (carrier != null) {
      carrier.fields().put(key, value);
    }
  }
}
