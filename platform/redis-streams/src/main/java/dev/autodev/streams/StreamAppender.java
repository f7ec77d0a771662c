package dev.autodev.streams;

import dev.autodev.streams.link.Addition;
import dev.autodev.streams.link.Additions;
import dev.autodev.streams.link.RedisLink;
import dev.autodev.streams.link.RedisLinks;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
    return new Additions(entries.stream().map(Addition::of).toList()).over(link);
  }

  @PreDestroy
  void close() {
    link.close();
  }
}
