package dev.autodev.streams.outgoing;

import dev.autodev.streams.Outgoing;
import dev.autodev.streams.OutgoingRedisStreamMetadata;
import dev.autodev.streams.StreamEntry;
import dev.autodev.streams.Trimming;
import dev.autodev.streams.link.Addition;
import dev.autodev.streams.settings.OutgoingSettings;
import dev.autodev.streams.tracing.OutgoingTrace;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Turns a message into the entries to append. */
final class Payloads {
  private final OutgoingSettings settings;
  private final OutgoingTrace trace;
  private final Function<Object, String> json;
  private final Clock clock;

  /** {@code json} writes what is neither text nor bytes nor fields. */
  Payloads(
      OutgoingSettings settings, OutgoingTrace trace, Function<Object, String> json, Clock clock) {
    this.settings = settings;
    this.trace = trace;
    this.json = json;
    this.clock = clock;
  }

  List<Addition> entries(Message<?> message) {
    Target target = target(message.getMetadata(OutgoingRedisStreamMetadata.class));
    List<Addition> entries = new ArrayList<>();
    if (message.getPayload() instanceof Iterable<?> many && !(many instanceof JsonArray)) {
      many.forEach(one -> entries.add(entry(one, target)));
    } else {
      entries.add(entry(message.getPayload(), target));
    }
    entries.forEach(entry -> trace.sending(message, entry.stream(), entry.fields()));
    return entries;
  }

  private Target target(Optional<OutgoingRedisStreamMetadata> metadata) {
    return new Target(
        metadata.flatMap(OutgoingRedisStreamMetadata::stream).or(settings::stream),
        metadata
            .flatMap(OutgoingRedisStreamMetadata::trimming)
            .orElse(settings.trimming())
            .at(clock.instant()));
  }

  private Addition entry(Object payload, Target target) {
    return switch (payload) {
      case Outgoing ready -> Addition.of(ready);
      case StreamEntry entry ->
          new Addition(target.stream.orElse(entry.stream()), fields(entry), target.trimming);
      case Map<?, ?> fields -> target.of(settings, fields(fields));
      case byte[] bytes -> target.of(settings, Map.of(StreamEntry.BODY, bytes));
      case null -> throw new IllegalArgumentException("A message without a payload has no entry");
      default -> target.of(settings, Map.of(StreamEntry.BODY, text(payload)));
    };
  }

  private String text(Object payload) {
    return switch (payload) {
      case CharSequence text -> text.toString();
      case Number number -> number.toString();
      case Boolean bool -> bool.toString();
      case JsonObject object -> object.encode();
      case JsonArray array -> array.encode();
      default -> json.apply(payload);
    };
  }

  private static Map<String, Object> fields(StreamEntry entry) {
    Map<String, Object> fields = new LinkedHashMap<>(entry.fields());
    entry.binary().keySet().forEach(name -> fields.put(name, entry.bytes(name)));
    return fields;
  }

  private static Map<String, Object> fields(Map<?, ?> map) {
    if (map.isEmpty()) {
      throw new IllegalArgumentException("An entry needs a field, this map has none");
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    map.forEach(
        (name, value) ->
            fields.put(
                String.valueOf(name), value instanceof byte[] ? value : String.valueOf(value)));
    return fields;
  }

  private record Target(Optional<String> stream, Trimming trimming) {
    Addition of(OutgoingSettings settings, Map<String, Object> fields) {
      return new Addition(
          stream.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "Set mp.messaging.outgoing.%s.stream, or a stream in the message's metadata"
                          .formatted(settings.channel()))),
          fields,
          trimming);
    }
  }
}
