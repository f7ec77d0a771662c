package dev.autodev.streams.tracing;

import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.api.instrumenter.AttributesExtractor;

/** The attributes of a span, named as OpenTelemetry names them for messaging. */
record EntryAttributes(String operation) implements AttributesExtractor<StreamTrace, Void> {
  @Override
  public void onStart(AttributesBuilder attributes, Context parent, StreamTrace trace) {
    attributes.put("messaging.system", "redis");
    attributes.put("messaging.operation.name", operation);
    attributes.put("messaging.destination.name", trace.stream());
    if (trace.id() != null) {
      attributes.put("messaging.message.id", trace.id());
      attributes.put("messaging.consumer.group.name", trace.group());
      attributes.put("messaging.client.id", trace.consumer());
    }
  }

  @Override
  public void onEnd(
      AttributesBuilder attributes,
      Context context,
      StreamTrace trace,
      Void reply,
      Throwable error) {
    // The span is over when the entry is read or written.
  }
}
