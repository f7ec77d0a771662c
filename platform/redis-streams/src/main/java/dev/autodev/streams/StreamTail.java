package dev.autodev.streams;

import dev.autodev.streams.link.Commands;
import dev.autodev.streams.link.Failures;
import dev.autodev.streams.link.RedisLink;
import dev.autodev.streams.link.RedisLinks;
import dev.autodev.streams.link.Replies;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Reads streams without a consumer group: everyone who follows sees every entry. */
@ApplicationScoped
public class StreamTail {
  /** What comes after the last entry there is now. */
  public static final String NEW = "$";

  /** The end of a stream, whatever its last entry is. */
  public static final String END = "+";

  private static final int PAGE = 100;
  private static final Duration BLOCK = Duration.ofSeconds(2);

  private final RedisLinks links;
  private final RedisLink commands;

  @Inject
  StreamTail(RedisLinks links) {
    this.links = links;
    this.commands = links.open();
  }

  /** Only for the container's proxy. */
  StreamTail() {
    this.links = null;
    this.commands = null;
  }

  /**
   * Entries after {@code fromId} ({@code "0"} for all, {@link #NEW} for those to come), for ever:
   * over a connection of its own until cancelled, through restarts of Redis.
   */
  public Multi<StreamEntry> follow(String stream, String fromId) {
    return Multi.createFrom()
        .deferred(
            () -> {
              RedisLink link = links.open();
              AtomicReference<String> last = new AtomicReference<>(fromId);
              return Multi.createBy()
                  .repeating()
                  .uni(() -> next(link, stream, last))
                  .indefinitely()
                  .onItem()
                  .<StreamEntry>disjoint()
                  .onTermination()
                  .invoke(link::close);
            });
  }

  /** At most {@code count} entries between two ids ({@code "-"} and {@code "+"} for the ends). */
  public Uni<List<StreamEntry>> range(String stream, String from, String to, int count) {
    return commands
        .send(Commands.range(stream, from, to, count))
        .map(reply -> entries(stream, Replies.entries(reply)));
  }

  /** The last {@code count} entries up to an id, the newest first; {@code "(id"} leaves it out. */
  public Uni<List<StreamEntry>> before(String stream, String to, int count) {
    return commands
        .send(Commands.reverse(stream, to, "-", count))
        .map(reply -> entries(stream, Replies.entries(reply)));
  }

  /** Deletes an entry of a stream that nobody consumes; nothing happens if it is gone. */
  public Uni<Void> remove(String stream, String id) {
    return commands.send(Commands.delete(stream, List.of(id))).replaceWithVoid();
  }

  private static Uni<List<StreamEntry>> next(
      RedisLink link, String stream, AtomicReference<String> last) {
    return Uni.createFrom()
        .deferred(() -> NEW.equals(last.get()) ? end(link, stream, last) : read(link, stream, last))
        .onFailure(Failures::passing)
        .retry()
        .withBackOff(Duration.ofMillis(50), BLOCK)
        .indefinitely();
  }

  /** Pins the end, or what is appended between two reads would be missed. */
  private static Uni<List<StreamEntry>> end(
      RedisLink link, String stream, AtomicReference<String> last) {
    return link.send(Commands.last(stream))
        .map(Replies::entries)
        .map(
            entries -> {
              last.set(entries.isEmpty() ? "0-0" : entries.getFirst().id());
              return List.of();
            });
  }

  private static Uni<List<StreamEntry>> read(
      RedisLink link, String stream, AtomicReference<String> last) {
    return link.send(Commands.read(Map.of(stream, last.get()), PAGE, BLOCK), BLOCK)
        .map(Replies::byStream)
        .map(
            streams -> {
              List<StreamEntry> found = entries(stream, streams.getOrDefault(stream, List.of()));
              if (!found.isEmpty()) {
                last.set(found.getLast().id());
              }
              return found;
            });
  }

  private static List<StreamEntry> entries(String stream, List<Replies.Raw> raw) {
    return raw.stream().map(entry -> entry.of(stream)).toList();
  }

  @PreDestroy
  void close() {
    commands.close();
  }
}
