package dev.autodev.streams;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what nobody could handle to the dead-letter stream, with where it was from and why. */
final class DeadLetters {
  /** Enough of a value to recognise it: an oversize entry must not burden Redis twice. */
  private static final int KEPT_CHARACTERS = 2048;

  private final IncomingSettings settings;
  private final RedisLink link;

  DeadLetters(IncomingSettings settings, RedisLink link) {
    this.settings = settings;
    this.link = link;
  }

  /** Tries until Redis takes them; only then may the entries be acknowledged. */
  Uni<Void> add(Delivery delivery, String reason) {
    List<StreamEntry> entries = delivery.entries();
    return link.batch(
            entries.stream()
                .map(entry -> Commands.add(letter(entry, delivery.deliveries(), reason)))
                .toList())
        .onFailure(Failures::passing)
        .retry()
        .withBackOff(Duration.ofMillis(50), Duration.ofSeconds(2))
        .indefinitely()
        .replaceWithVoid();
  }

  private Outgoing letter(StreamEntry entry, long deliveries, String reason) {
    Map<String, String> fields = new LinkedHashMap<>();
    boolean large = size(entry) > settings.maxEntryBytes();
    entry.fields().forEach((name, value) -> fields.put(kept(name, large), kept(value, large)));
    // Ours last: an entry must not be able to forge them.
    fields.put("dead.reason", reason);
    fields.put("dead.stream", entry.stream());
    fields.put("dead.id", entry.id());
    fields.put("dead.group", settings.group());
    fields.put("dead.consumer", settings.consumer());
    fields.put("dead.channel", settings.channel());
    fields.put("dead.deliveries", Long.toString(deliveries));
    return new Outgoing(settings.deadLetterStream(), fields, settings.deadLetterMaxlen());
  }

  private static long size(StreamEntry entry) {
    return entry.fields().entrySet().stream()
        .mapToLong(field -> (long) field.getKey().length() + field.getValue().length())
        .sum();
  }

  private static String kept(String text, boolean large) {
    return large && text.length() > KEPT_CHARACTERS ? text.substring(0, KEPT_CHARACTERS) : text;
  }
}
