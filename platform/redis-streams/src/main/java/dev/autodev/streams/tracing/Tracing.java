package dev.autodev.streams.tracing;

/** Traces if asked to and if the application has OpenTelemetry. */
public final class Tracing {
  private static final boolean PRESENT =
      present("io.opentelemetry.api.OpenTelemetry")
          && present("io.smallrye.reactive.messaging.tracing.TracingUtils");

  private Tracing() {}

  public static IncomingTrace incoming(boolean enabled) {
    return enabled && PRESENT ? OpenTelemetryTrace.incoming() : IncomingTrace.NONE;
  }

  public static OutgoingTrace outgoing(boolean enabled) {
    return enabled && PRESENT ? OpenTelemetryTrace.outgoing() : OutgoingTrace.NONE;
  }

  private static boolean present(String name) {
    try {
      Class.forName(name, false, Tracing.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
