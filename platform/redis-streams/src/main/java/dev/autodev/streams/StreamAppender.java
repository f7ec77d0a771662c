package dev.autodev.streams;

import dev.autodev.streams.link.Commands;
import dev.autodev.streams.link.RedisLink;
import dev.autodev.streams.link.RedisLinks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Appends to any streams, for code that knows their names only at run time. */
@ApplicationScoped
public class StreamAppender {
  private RedisLink link;

  @Inject
  void open(RedisLinks links) {
    link = links.open();
  }

  /**
   * Appends in this order, in one round trip, and answers the entries' ids. Appends of one caller
   * keep their order even if it does not wait. Fails while Redis is away; then some of the entries
   * may have been appended all the same.
   */
  public Uni<List<String>> append(List<Outgoing> entries) {
    return link.batch(entries.stream().map(Commands::add).toList())
        .map(replies -> replies.stream().map(Response::toString).toList());
  }

  /** Deletes a stream after a time, unless it is asked again with another. */
  public Uni<Void> expire(String stream, Duration life) {
    return link.batch(List.of(Commands.expire(stream, life))).replaceWithVoid();
  }

  @PreDestroy
  void close() {
    link.close();
  }
}
