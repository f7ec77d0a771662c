package dev.autodev.streams.tracing;

import dev.autodev.streams.StreamEntry;
import dev.autodev.streams.settings.IncomingSettings;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.api.instrumenter.Instrumenter;
import io.opentelemetry.instrumentation.api.instrumenter.InstrumenterBuilder;
import io.smallrye.reactive.messaging.providers.MetadataInjectableMessage;
import io.smallrye.reactive.messaging.tracing.TracingUtils;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loaded only where OpenTelemetry is. */
final class OpenTelemetryTrace {
  private static final EntryFields FIELDS = new EntryFields();

  private OpenTelemetryTrace() {}

  static IncomingTrace incoming() {
    Instrumenter<StreamTrace, Void> spans = builder("receive").buildConsumerInstrumenter(FIELDS);
    return (message, entries, settings) -> received(spans, message, entries, settings);
  }

  static OutgoingTrace outgoing() {
    Instrumenter<StreamTrace, Void> spans = builder("publish").buildProducerInstrumenter(FIELDS);
    return (message, stream, fields) ->
        TracingUtils.traceOutgoing(
            spans, message, new StreamTrace(stream, null, null, null, fields));
  }

  private static InstrumenterBuilder<StreamTrace, Void> builder(String operation) {
    Instance<OpenTelemetry> bean = CDI.current().select(OpenTelemetry.class);
    OpenTelemetry telemetry = bean.isResolvable() ? bean.get() : GlobalOpenTelemetry.get();
    return Instrumenter.<StreamTrace, Void>builder(
            telemetry, "dev.autodev.streams", trace -> trace.stream() + " " + operation)
        .addAttributesExtractor(new EntryAttributes(operation));
  }

  /** A batch has a span for each entry; its message continues the trace of the last one. */
  private static void received(
      Instrumenter<StreamTrace, Void> spans,
      MetadataInjectableMessage<?> message,
      List<StreamEntry> entries,
      IncomingSettings settings) {
    for (StreamEntry entry : entries) {
      Map<String, Object> fields = new HashMap<>(entry.fields());
      TracingUtils.traceIncoming(
          spans,
          message,
          new StreamTrace(
              entry.stream(), entry.id(), settings.group(), settings.consumer(), fields),
          false);
    }
  }
}
