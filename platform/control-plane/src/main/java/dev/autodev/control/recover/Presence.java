package dev.autodev.control.recover;

import dev.autodev.model.Streams;
import dev.autodev.model.WorkerId;
import dev.autodev.streams.RedisRun;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks Redis who is subscribed to his own channel. */
@ApplicationScoped
class Presence {
  private static final Duration REDIS_ANSWERS = Duration.ofSeconds(2);
  private static final Duration EVERYONE_IS_BACK = Duration.ofSeconds(3);

  @Inject Redis redis;

  Uni<Attended> of(List<String> workers) {
    Request subscribers = Request.cmd(Command.PUBSUB).arg("NUMSUB");
    Request signs = Request.cmd(Command.MGET);
    for (String worker : workers) {
      String channel = new WorkerId(worker).presenceChannel();
      subscribers.arg(channel);
      signs.arg(channel);
    }
    return redis
        .batch(
            List.of(
                Request.cmd(Command.INFO).arg("server"),
                subscribers,
                signs,
                edge(Command.XRANGE, "-", "+"),
                edge(Command.XREVRANGE, "+", "-")))
        .ifNoItem()
        .after(REDIS_ANSWERS)
        .fail()
        .map(replies -> attended(workers, replies));
  }

  private static Attended attended(List<String> workers, List<Response> replies) {
    RedisRun run = RedisRun.of(replies.get(0).toString());
    return new Attended(
        run.id(),
        run.up().compareTo(EVERYONE_IS_BACK) > 0,
        present(workers, replies.get(1)),
        signed(workers, replies.get(2)),
        id(replies.get(3)),
        id(replies.get(4)));
  }

  private static Request edge(Command command, String from, String to) {
    return Request.cmd(command).arg(Streams.EVENTS).arg(from).arg(to).arg("COUNT").arg(1);
  }

  /** Pairs of channel and number, in the order of the question, in both protocols. */
  private static Set<String> present(List<String> workers, Response reply) {
    Set<String> present = new HashSet<>();
    for (int i = 0; i < workers.size(); i++) {
      Response number =
          reply.isMap()
              ? reply.get(new WorkerId(workers.get(i)).presenceChannel())
              : reply.get(2 * i + 1);
      if (number.toLong() > 0) {
        present.add(workers.get(i));
      }
    }
    return present;
  }

  private static Map<String, String> signed(List<String> workers, Response reply) {
    Map<String, String> signed = new HashMap<>();
    for (int i = 0; i < workers.size(); i++) {
      if (reply.get(i) != null) {
        signed.put(workers.get(i), reply.get(i).toString());
      }
    }
    return signed;
  }

  private static String id(Response entries) {
    return entries == null || entries.size() == 0 ? "" : entries.get(0).get(0).toString();
  }
}
