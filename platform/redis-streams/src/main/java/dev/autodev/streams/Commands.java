package dev.autodev.streams;

import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The Redis commands of this package, spelt once. */
final class Commands {
  /** Deletes a consumer unless it is alive or holds entries: then deleting would lose them. */
  private static final String FORGET =
      """
      if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
      if #redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2]) > 0 then return 0 end
      redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
      return 1
      """;

  private Commands() {}

  static Request add(Outgoing entry) {
    Request add = Request.cmd(Command.XADD).arg(entry.stream());
    if (entry.maxlen() > 0) {
      add.arg("MAXLEN").arg("~").arg(entry.maxlen());
    }
    add.arg("*");
    entry.fields().forEach((name, value) -> add.arg(name).arg(value));
    return add;
  }

  static Request createGroup(String stream, String group) {
    return command(Command.XGROUP, "CREATE", stream, group, "0", "MKSTREAM");
  }

  static Request readGroup(
      String group, String consumer, int count, Duration block, Collection<String> streams) {
    Request read = command(Command.XREADGROUP, "GROUP", group, consumer).arg("COUNT").arg(count);
    read.arg("BLOCK").arg(Math.max(1, block.toMillis())).arg("STREAMS");
    streams.forEach(read::arg);
    streams.forEach(ignored -> read.arg(">"));
    return read;
  }

  static Request read(Map<String, String> after, int count, Duration block) {
    Request read = Request.cmd(Command.XREAD).arg("COUNT").arg(count);
    read.arg("BLOCK").arg(Math.max(1, block.toMillis())).arg("STREAMS");
    after.keySet().forEach(read::arg);
    after.values().forEach(read::arg);
    return read;
  }

  static Request range(String stream, String from, String to, int count) {
    return command(Command.XRANGE, stream, from, to).arg("COUNT").arg(count);
  }

  static Request last(String stream) {
    return command(Command.XREVRANGE, stream, "+", "-").arg("COUNT").arg(1);
  }

  static Request ack(String stream, String group, Collection<String> ids) {
    Request ack = command(Command.XACK, stream, group);
    ids.forEach(ack::arg);
    return ack;
  }

  static Request delete(String stream, Collection<String> ids) {
    Request delete = command(Command.XDEL, stream);
    ids.forEach(delete::arg);
    return delete;
  }

  static Request pending(String stream, String group, String from, int count, String consumer) {
    return command(Command.XPENDING, stream, group, from, "+").arg(count).arg(consumer);
  }

  static Request claim(
      String stream, String group, String consumer, Duration minIdle, List<String> ids) {
    Request claim = command(Command.XCLAIM, stream, group, consumer).arg(minIdle.toMillis());
    ids.forEach(claim::arg);
    return claim;
  }

  static Request consumers(String stream, String group) {
    return command(Command.XINFO, "CONSUMERS", stream, group);
  }

  static Request forget(String stream, String group, String consumer) {
    return command(
        Command.EVAL, FORGET, "2", stream, Liveness.key(group, consumer), group, consumer);
  }

  static Request alive(String key, Duration life) {
    return command(Command.SET, key, "1", "PX").arg(life.toMillis());
  }

  static Request expire(String key, Duration life) {
    return command(Command.PEXPIRE, key).arg(life.toMillis());
  }

  static Request timeToLive(String key) {
    return command(Command.PTTL, key);
  }

  static Request remove(String key) {
    return command(Command.DEL, key);
  }

  static Request clientId() {
    return command(Command.CLIENT, "ID");
  }

  static Request unblock(long clientId) {
    return command(Command.CLIENT, "UNBLOCK").arg(clientId);
  }

  private static Request command(Command command, String... arguments) {
    Request request = Request.cmd(command);
    for (String argument : arguments) {
      request.arg(argument);
    }
    return request;
  }
}
