package dev.autodev.streams.fault;

import dev.autodev.streams.StreamEntry;
import dev.autodev.streams.Trimming;
import dev.autodev.streams.group.ChannelState;
import dev.autodev.streams.group.Delivery;
import dev.autodev.streams.link.Addition;
import dev.autodev.streams.link.Additions;
import dev.autodev.streams.link.Failures;
import dev.autodev.streams.link.RedisLink;
import dev.autodev.streams.settings.IncomingSettings;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Writes what nobody could handle to the dead-letter stream, with where it was from and why. */
public final class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  /** Enough of a value to recognise it: an oversize entry must not burden Redis twice. */
  private static final int KEPT_CHARACTERS = 2048;

  private final ChannelState state;
  private final RedisLink link;

  public DeadLetters(ChannelState state, RedisLink link) {
    this.state = state;
    this.link = link;
  }

  /** Tries until Redis takes them; only then may the entries be acknowledged. */
  public Uni<Void> add(Delivery delivery, String reason) {
    List<StreamEntry> entries = delivery.entries();
    return new Additions(
            entries.stream().map(entry -> letter(entry, delivery.deliveries(), reason)).toList())
        .over(link)
        .onFailure()
        .invoke(this::failed)
        .onFailure(failure -> !(failure instanceof RedisLink.ClosedException))
        .retry()
        .withBackOff(Duration.ofMillis(50), Duration.ofSeconds(2))
        .indefinitely()
        .invoke(() -> state.health().works("dead letters"))
        .replaceWithVoid();
  }

  private void failed(Throwable failure) {
    LOG.debugf(
        "channel=%s cannot write dead letters to %s, trying again: %s",
        settings().channel(), settings().ending().deadStream(), failure.getMessage());
    state.health().failed("dead letters", Failures.told(failure));
  }

  private IncomingSettings settings() {
    return state.settings();
  }

  private Addition letter(StreamEntry entry, long deliveries, String reason) {
    Map<String, Object> fields = new LinkedHashMap<>();
    boolean large = size(entry) > settings().reading().maxEntryBytes();
    entry
        .fields()
        .forEach(
            (name, value) ->
                fields.put(
                    kept(name, large),
                    entry.binary().containsKey(name) && !large
                        ? entry.bytes(name)
                        : kept(value, large)));
    // Ours last: an entry must not be able to forge them.
    fields.put("dead.reason", reason);
    fields.put("dead.stream", entry.stream());
    fields.put("dead.id", entry.id());
    fields.put("dead.group", settings().group());
    fields.put("dead.consumer", settings().consumer());
    fields.put("dead.channel", settings().channel());
    fields.put("dead.deliveries", Long.toString(deliveries));
    return new Addition(settings().ending().deadStream(), fields, trimming());
  }

  private Trimming trimming() {
    long most = settings().ending().deadMaxlen();
    return most > 0 ? new Trimming.MaxLength(most, false) : Trimming.NONE;
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
