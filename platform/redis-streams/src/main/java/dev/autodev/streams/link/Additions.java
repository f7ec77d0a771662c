package dev.autodev.streams.link;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entries that are appended in this order, in one round trip. */
public record Additions(List<Addition> entries) {
  public Additions {
    entries = List.copyOf(entries);
  }

  /** Answers the entries' ids. */
  public Uni<List<String>> over(RedisLink link) {
    List<Request> requests = new ArrayList<>();
    entries.forEach(entry -> requests.add(Commands.add(entry)));
    lives().forEach((stream, life) -> requests.add(Commands.expire(stream, life)));
    return link.batch(requests)
        .map(replies -> replies.stream().limit(entries.size()).map(Object::toString).toList());
  }

  /** The last word on each stream's life. */
  private Map<String, Duration> lives() {
    Map<String, Duration> lives = new LinkedHashMap<>();
    for (Addition entry : entries) {
      if (entry.life().isPositive()) {
        lives.put(entry.stream(), entry.life());
      }
    }
    return lives;
  }
}
